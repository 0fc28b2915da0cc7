// 道真自治县's set-up: one street, eight communities, a grid head to each grid, and heads of ten or twenty households.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.14（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '县', mark: 'S', source },
    street: { title: '街道', mark: 'S', source },
    community: { title: '社区', mark: 'S', source },
    grid: { title: '网格', mark: 'S', source },
  },
  hierarchy: [
    { title: '县级党委班子、县级领导', level: 'district', role: 'leader', mark: 'S', source },
    { title: '街道领导', level: 'street', under: '县级党委班子、县级领导', mark: 'S', source },
    {
      title: '街道党工委（尹珍）',
      level: 'street',
      under: '县级党委班子、县级领导',
      role: 'reviewer',
      mark: 'S',
      source,
    },
    {
      title: '社区党总支',
      level: 'community',
      under: '街道党工委（尹珍）',
      role: 'community',
      mark: 'S',
      source,
    },
    {
      title: '网格党支部（网格长）',
      level: 'grid',
      under: '社区党总支',
      role: 'grid-head',
      mark: 'S',
      source,
    },
    { title: '小区院落党小组', level: 'grid', under: '网格党支部（网格长）', mark: 'S', source },
    { title: '联户长、楼栋长', level: 'grid', under: '小区院落党小组', mark: 'S', source },
    {
      title: '联席会议',
      level: 'street',
      under: '街道党工委（尹珍）',
      role: 'joint-meeting',
      mark: 'S',
      source,
    },
  ],
  staffing: [
    { title: '城市街道', count: 1, unit: '个', mark: 'S', source: '004:L473，F-DZ-01' },
    { title: '社区', count: 8, unit: '个', mark: 'S', source: '004:L473，F-DZ-01' },
    { title: '住户', count: 29180, unit: '户', mark: 'S', source: '004:L475，F-DZ-02' },
    { title: '社区职业工作者', count: 71, role: 'community', mark: 'S', source: '004:L476，F-DZ-03' },
    { title: '社区第一书记', count: 5, mark: 'S', source: '004:L477，F-DZ-04' },
    { title: '党群服务中心', count: 9, unit: '个', mark: 'S', source: '004:L500，F-DZ-05' },
    { title: '社区党总支', count: 8, unit: '个', mark: 'S', source: '004:L522，F-DZ-07' },
    { title: '网格', count: 138, unit: '个', mark: 'S', source: '004:L523，F-DZ-08' },
    { title: '网格长', count: 138, role: 'grid-head', mark: 'S', source: '004:L523，F-DZ-08' },
    { title: '联户长', count: 1700, mark: 'S', source: '004:L523，F-DZ-08', note: '原文“1700余名”' },
    {
      title: '“三亮”公示的网格楼栋长和党员干部',
      count: 1000,
      mark: 'S',
      source: '004:L585，F-DZ-09',
      note: '原文“1000余名”',
    },
    { title: '社区“两委”成员', count: 79, mark: 'S', source: '004:L594，F-DZ-10' },
    { title: '“五大员”覆盖党员', count: 300, mark: 'S', source: '004:L625，F-DZ-13', note: '原文“300余人”' },
    { title: '志愿服务队', count: 8, unit: '支', mark: 'S', source: '004:L625，F-DZ-13' },
    { title: '报到的机关干部', count: 3900, mark: 'S', source: '004:L636，F-DZ-14', note: '原文“3900余名”' },
    { title: '承诺实事的党员', count: 286, role: 'pledger', mark: 'S', source: '004:L638，F-DZ-15' },
  ],
  admission: {
    title: '社区事务、网格事务准入制度',
    rule: '部门的事务进入社区或网格，须先经准入；未经准入的，社区和网格可以不接。',
    byRole: 'reviewer',
    mark: 'S',
    source: 'capabilities §1.14（a）；由街道审核与可以不接为设计补全',
  },
  terms: {
    三亮: {
      meaning: '亮身份、亮职务、亮电话：公示网格楼栋长和党员干部',
      mark: 'S',
      source: 'capabilities §1.14（a）',
    },
    四级联动: {
      meaning: '党组织四级：街道党工委、社区党总支、网格党支部、小区院落党小组',
      mark: 'I',
      source: 'capabilities §0、§1.14（e）',
    },
    三联双助: {
      meaning: '县级党委班子、县级领导、街道领导联系社区及网格；政策资源、项目资金两方面相助',
      mark: 'S',
      source: 'capabilities §1.14（a）',
    },
  },
}
