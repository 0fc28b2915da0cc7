// 咸阳市's set-up. On this platform the city itself stands at the level other places call district; its counties are units below it.

import type { EstablishmentPart } from '../../core/playbook/playbook.ts'

const source = 'capabilities §1.7（e）、§4'

export const establishment: EstablishmentPart = {
  levels: {
    district: { title: '市级', mark: 'D', source },
  },
  hierarchy: [
    { title: '市委', level: 'district', role: 'leader', mark: 'S', source },
    { title: '市委组织部', level: 'district', under: '市委', role: 'organiser', mark: 'S', source },
    { title: '市民政局', level: 'district', under: '市委', role: 'civil-affairs-officer', mark: 'S', source },
    {
      title: '工作专班（组织、发改、民政、住建、自然资源、城管）',
      level: 'district',
      under: '市委组织部',
      role: 'task-force',
      mark: 'S',
      source,
    },
    {
      title: '督导组',
      level: 'district',
      under: '工作专班（组织、发改、民政、住建、自然资源、城管）',
      role: 'inspector',
      mark: 'S',
      source,
    },
    {
      title: '县市区',
      level: 'district',
      under: '工作专班（组织、发改、民政、住建、自然资源、城管）',
      role: 'handler',
      mark: 'S',
      source,
    },
    { title: '街道', level: 'street', under: '县市区', mark: 'S', source },
    { title: '社区', level: 'community', under: '街道', mark: 'S', source },
    { title: '社区党群服务中心', level: 'community', under: '社区', mark: 'S', source },
    { title: '党群服务工作站', level: 'grid', under: '社区党群服务中心', mark: 'S', source },
  ],
  staffing: [
    { title: '“改造一批”社区', count: 66, unit: '个', mark: 'S', source: '003:L23，F-XY-07' },
    {
      title: '下沉社区的审批事项',
      count: 106,
      unit: '项',
      mark: 'S',
      source: '003:L33，F-XY-10',
      note: '13 个部门',
    },
    {
      title: '党群服务工作站',
      count: 352,
      unit: '个',
      mark: 'S',
      source: '003:L37，F-XY-11',
      note: '“7+X”模式',
    },
    { title: '进驻社会组织', count: 98, unit: '家', mark: 'S', source: '003:L39，F-XY-13' },
  ],
  terms: {
    红色地图: { meaning: '党群服务阵地的布局图', mark: 'S', source: 'capabilities §1.7（a）、§0' },
    五个一批: {
      meaning: '分类提升阵地的办法；原文只存“改造一批”“追缴一批”，另三批缺文',
      mark: 'S',
      source: 'capabilities §0、§1.7（a）',
    },
    '7+X': { meaning: '党群服务工作站的服务模式；7 项未列', mark: 'S', source: 'capabilities §0、003:L37' },
  },
}
