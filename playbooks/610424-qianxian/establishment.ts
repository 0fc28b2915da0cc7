// 乾县's set-up: agencies of the county stand in the community's own committee.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.9（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '县', mark: 'S', source },
    street: { title: '街道', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '网格（楼栋）', mark: 'S', source },
  },
  hierarchy: [
    { title: '县直单位', level: 'district', role: 'agency', mark: 'S', source },
    { title: '县直单位派出机构', level: 'street', under: '县直单位', mark: 'S', source },
    { title: '街道党建联席会', level: 'street', role: 'street-convener', mark: 'S', source },
    {
      title: '社区党组织',
      level: 'community',
      under: '街道党建联席会',
      role: 'community',
      mark: 'S',
      source,
    },
    { title: '社区共驻共建协商会', level: 'community', under: '社区党组织', mark: 'S', source },
    { title: '网格（楼栋）党小组', level: 'grid', under: '社区党组织', mark: 'S', source },
    { title: '党员中心户', level: 'grid', under: '网格（楼栋）党小组', mark: 'S', source },
    {
      title: '一站式便民服务大厅',
      level: 'community',
      under: '社区党组织',
      role: 'window',
      mark: 'S',
      source,
    },
  ],
  staffing: [
    { title: '联建机关党组织', count: 62, unit: '个', mark: 'S', source: '002:L9，F-QX-01' },
    { title: '联建两新党组织', count: 21, unit: '个', mark: 'S', source: '002:L9，F-QX-01' },
    { title: '群众文化活动中心', count: 5, unit: '个', mark: 'S', source: '002:L11，F-QX-02' },
    { title: '党建联建的物业企业', count: 12, unit: '家', mark: 'S', source: '002:L15，F-QX-04' },
    { title: '民意征求窗口', count: 8, unit: '个', mark: 'S', source: '002:L15，F-QX-05' },
    { title: '日间照料中心', count: 2, unit: '个', mark: 'S', source: '002:L21，F-QX-06' },
    { title: '“四点半学校”', count: 3, unit: '个', mark: 'S', source: '002:L21，F-QX-06' },
    { title: '“两代表一委员”接待室、调解室等', count: 15, unit: '个', mark: 'S', source: '002:L27，F-QX-08' },
    { title: '一站式便民服务大厅', count: 8, unit: '个', mark: 'S', source: '002:L33，F-QX-09' },
    { title: '大厅窗口', count: 6, unit: '个', mark: 'S', source: '002:L33，F-QX-10' },
    {
      title: '窗口人员',
      count: 6,
      role: 'window',
      per: 'community',
      mark: 'D',
      source: '设计补全',
      note: '按每窗 1 名',
    },
    { title: '“小微权力”事项', count: 32, unit: '项', mark: 'S', source: '002:L33，F-QX-11', note: '6 大类' },
  ],
  terms: {
    三联三沉: {
      meaning: '支部联建、问题联解、困难联帮；权力下沉、资源下沉、服务下沉',
      mark: 'S',
      source: 'capabilities §1.9（a）',
    },
    五权: {
      meaning: '干部选用评议、街道规划参与、公共事务管理、重大决策和重大项目建议、评先树优投票',
      mark: 'S',
      source: 'capabilities §1.9（b）',
    },
  },
}
