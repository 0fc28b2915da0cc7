// Categories every county begins with. Words of daily life, one level below a heading; the `lead` is the usual owner of
// the duty and is overridden where a county's duty list 权责清单 says otherwise. All design defaults [D].

import type { PlaybookPart } from '../../core/playbook/playbook.ts'

export const categories: NonNullable<PlaybookPart['categories']> = {
  housing: { title: '住房与小区', lead: 'housing-bureau' },
  heating: {
    title: '供暖',
    parent: 'housing',
    keywords: ['暖气', '供暖', '供热', '锅炉', '取暖', '不热', '热力'],
    urgency: 'utility',
    questions: [
      { name: 'since', label: '从什么时候开始不热', kind: 'text', max: 100 },
      {
        name: 'extent',
        label: '影响范围',
        kind: 'choice',
        options: [
          { value: 'home', label: '只有我家' },
          { value: 'building', label: '整栋楼' },
          { value: 'compound', label: '整个小区' },
        ],
      },
    ],
  },
  property: {
    title: '物业服务',
    parent: 'housing',
    keywords: ['物业', '业委会', '电梯', '物业费', '保安', '小区管理'],
  },
  'building-quality': {
    title: '房屋质量与交付',
    parent: 'housing',
    keywords: ['漏水', '开发商', '交房', '房产证', '质量问题', '烂尾', '延期交房', '购房'],
  },
  renovation: {
    title: '老旧小区改造',
    parent: 'housing',
    keywords: ['老旧小区', '改造', '棚改', '加装电梯'],
  },
  'public-housing': {
    title: '保障性住房',
    parent: 'housing',
    keywords: ['公租房', '廉租房', '经济适用房', '安置房'],
  },
  utility: { title: '水电气网', lead: 'housing-bureau', urgency: 'utility' },
  water: {
    title: '供水',
    parent: 'utility',
    keywords: ['停水', '自来水', '水压', '供水', '水质', '没水'],
    lead: 'water-bureau',
  },
  power: {
    title: '供电',
    parent: 'utility',
    keywords: ['停电', '供电', '电压', '电费', '变压器', '电线'],
    lead: 'power-company',
  },
  gas: { title: '燃气', parent: 'utility', keywords: ['燃气', '天然气', '煤气'], lead: 'housing-bureau' },
  telecom: {
    title: '通信网络',
    parent: 'utility',
    keywords: ['宽带', '信号', '基站', '电信', '移动公司'],
    urgency: 'ordinary',
    lead: 'industry-bureau',
  },
  street: { title: '道路与市容', lead: 'urban-management' },
  lamp: {
    title: '路灯照明',
    parent: 'street',
    keywords: ['路灯', '灯不亮', '照明', '楼道灯', '没有灯'],
    questions: [{ name: 'pole', label: '灯杆编号（如有）', kind: 'text', max: 40 }],
  },
  road: {
    title: '道路设施',
    parent: 'street',
    keywords: ['道路', '路面', '坑', '修路', '井盖', '人行道', '水泥路'],
    lead: 'transport-bureau',
  },
  drainage: {
    title: '排水防涝',
    parent: 'street',
    keywords: ['积水', '下水道', '排水', '污水', '堵塞', '内涝'],
    urgency: 'utility',
  },
  cleaning: { title: '环境卫生', parent: 'street', keywords: ['垃圾', '清扫', '卫生', '臭味', '公厕', '脏'] },
  parking: { title: '停车秩序', parent: 'street', keywords: ['停车', '乱停', '占道', '车位', '违停'] },
  building: { title: '违章搭建', parent: 'street', keywords: ['违建', '违章', '搭建', '私搭'] },
  vendor: { title: '占道经营', parent: 'street', keywords: ['摆摊', '占道经营', '夜市', '烧烤摊'] },
  transport: { title: '交通出行', lead: 'transport-bureau' },
  bus: { title: '公共交通', parent: 'transport', keywords: ['公交', '班车', '站台', '地铁', '出租车'] },
  traffic: {
    title: '交通管理',
    parent: 'transport',
    keywords: ['红绿灯', '拥堵', '堵车', '斑马线', '交通事故', '驾驶证'],
    lead: 'public-security',
  },
  environment: { title: '生态环境', lead: 'environment-bureau' },
  noise: {
    title: '噪声扰民',
    parent: 'environment',
    keywords: ['噪音', '噪声', '扰民', '广场舞', '施工到深夜'],
  },
  pollution: {
    title: '污染',
    parent: 'environment',
    keywords: ['污染', '废气', '排放', '粉尘', '异味', '油烟'],
  },
  livelihood: { title: '民生保障', lead: 'civil-affairs' },
  assistance: {
    title: '社会救助',
    parent: 'livelihood',
    keywords: ['低保', '救助', '困难', '五保', '残疾', '贫困'],
  },
  elderly: { title: '养老服务', parent: 'livelihood', keywords: ['养老', '老人', '敬老院', '高龄'] },
  insurance: {
    title: '社会保险',
    parent: 'livelihood',
    keywords: ['社保', '医保', '养老金', '退休', '公积金', '失业金'],
    lead: 'human-resources',
  },
  wages: {
    title: '劳动报酬',
    parent: 'livelihood',
    keywords: ['工资', '拖欠', '欠薪', '劳动合同', '加班', '工伤'],
    lead: 'human-resources',
  },
  education: {
    title: '教育',
    lead: 'education-bureau',
    keywords: ['学校', '老师', '入学', '学生', '幼儿园', '补课', '招生', '中学', '小学', '教师'],
  },
  health: {
    title: '医疗卫生',
    lead: 'health-bureau',
    keywords: ['医院', '医生', '看病', '诊所', '卫生院', '疫苗', '生育'],
  },
  market: {
    title: '市场与消费',
    lead: 'market-regulation',
    keywords: ['消费', '价格', '退款', '食品', '假货', '商家', '超市', '传销', '预付卡', '培训机构'],
  },
  safety: {
    title: '治安与安全',
    lead: 'public-security',
    keywords: ['治安', '盗窃', '诈骗', '赌博', '派出所', '户口', '身份证', '消防'],
  },
  rural: {
    title: '农业农村',
    lead: 'agriculture-bureau',
    keywords: ['农村', '村民', '土地', '宅基地', '征地', '拆迁', '村委会', '耕地', '补偿款', '村里'],
  },
  office: {
    title: '政务服务',
    lead: 'approval-bureau',
    keywords: ['办证', '窗口', '审批', '办理流程', '政策', '咨询', '证明'],
  },
  other: { title: '其他' },
}
