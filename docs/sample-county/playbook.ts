// An invented county, complete: copy this folder to playbooks/ under its id, and the county is served. It keeps what
// base says and adds one role of its own. server/fifteenth-county.test.ts does just that.

import { definePlaybook } from '../../core/playbook/playbook.ts'

export const playbook = definePlaybook({
  id: '899901-wanghe',
  extends: 'base',
  place: '899901',
  name: '望禾县',
  brand: '一盏灯，一件事',
  color: '#8a5a00',
  numberPrefix: 'WQ',
  source: '虚构的县，只作示例',
  workflows: { request: 'lamp-watch' },
  roles: { 'lamp-keeper': { title: '路灯管护员', levels: ['district'] } },
  escalation: { 'lamp-keeper': 'supervisor@district' },
  readers: ['intake', 'callback', 'supervisor', 'leader', 'lamp-keeper'],
  demoPosts: [
    { role: 'intake', level: 'district' },
    { role: 'lamp-keeper', level: 'district' },
    { role: 'callback', level: 'district' },
    { role: 'supervisor', level: 'district' },
    { role: 'leader', level: 'district' },
  ],
})
