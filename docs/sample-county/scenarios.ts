import type { Scenario } from '../../core/matter/scenario.ts'

const district = '899901'

export const scenarios: Scenario[] = [
  {
    title: '守灯三夜：修好又灭，再修，三夜都亮，群众评价',
    source: '虚构',
    district,
    workflow: 'lamp-watch',
    begins: {
      at: '2026-03-02 19:30',
      text: '村口的路灯不亮，晚上看不见路。',
      area: district,
      category: 'lamp',
      urgency: 'ordinary',
      channel: 'web',
    },
    orgs: {},
    cast: {
      intake: { role: 'intake', org: null, area: district },
      keeper: { role: 'lamp-keeper', org: null, area: district },
      supervisor: { role: 'supervisor', org: null, area: district },
    },
    steps: [
      { at: '2026-03-02 19:31', expect: { holder: 'intake', stepDue: '2026-03-02 20:30' } },
      { at: '2026-03-02 20:40', expect: { isLate: true, escalatedTo: ['supervisor'] } },
      { at: '2026-03-02 20:45', by: 'keeper', action: 'hand', refused: 'action.not-yours' },
      { at: '2026-03-02 20:50', by: 'intake', action: 'hand', expect: { holder: 'lamp-keeper' } },
      { at: '2026-03-03 10:00', by: 'keeper', action: 'light', refused: 'input.invalid' },
      {
        at: '2026-03-03 10:00',
        by: 'keeper',
        action: 'light',
        values: { result: '换了灯泡。' },
        expect: { state: 'watching', stepDue: '2026-03-06 10:00' },
      },
      { at: '2026-03-04 20:00', by: 'requester', action: 'dark-again', expect: { state: 'mending' } },
      {
        at: '2026-03-05 10:00',
        by: 'keeper',
        action: 'light',
        values: { result: '换了镇流器。' },
        expect: { stepDue: '2026-03-08 10:00' },
      },
      { at: '2026-03-08 09:59', expect: { state: 'watching' } },
      { at: '2026-03-08 10:00', expect: { state: 'rating', holder: 'callback' } },
      {
        at: '2026-03-08 20:00',
        by: 'requester',
        action: 'rate',
        values: { solved: true, stars: 5 },
        expect: { isEnded: true, solved: true, redone: 0, holder: '无' },
      },
    ],
  },
]
