// Speed, measured once by hand: 1.3 to 1.9 million deadlines a second on one core of a small machine.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import holidays from '../../data/holidays.json' with { type: 'json' }
import { type CalendarData, calendarData, openCalendar } from './calendar.ts'
import { type Duration, type Measure, parseDuration } from './duration.ts'
import { beijing, fromMs, type Instant, toMs } from './instant.ts'

const data: CalendarData = {
  zone: beijing,
  officeHours: [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ],
  years: holidays.years,
}
const calendar = openCalendar(data)
const hour = 3_600_000

/** '2026-01-04 09:30' in Beijing. */
function beijingTime(text: string): Instant {
  return new Date(`${text.replace(' ', 'T')}:00.000+08:00`).toISOString()
}

function due(from: string, text: string) {
  return calendar.addDuration(beijingTime(from), parseDuration(text))
}

describe('workdays', () => {
  const days = [
    ['2026-01-01', false, 'New Year'],
    ['2026-01-03', false, 'a Saturday'],
    ['2026-01-04', true, 'a Sunday worked for New Year'],
    ['2026-02-14', true, 'a Saturday worked for Spring Festival'],
    ['2026-02-16', false, 'the eve of Spring Festival'],
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-02-23', false, 'the last Monday of Spring Festival'],
    ['2026-02-24', true, 'the Tuesday after it'],
    ['2026-02-28', true, 'a Saturday worked for it'],
    ['2026-05-09', true, 'a Saturday worked for Labour Day'],
    ['2026-09-20', true, 'a Sunday worked for National Day'],
    ['2026-09-30', true, 'the eve of National Day'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'the last day of its week'],
    ['2026-10-08', true, 'the day after it'],
    ['2026-10-10', true, 'a Saturday worked for it'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2018-12-29', true, "a Saturday worked for the next year's New Year"],
    ['2018-12-31', false, "a Monday off by the next year's notice"],
    ['2020-01-31', false, 'a Friday off by the prolonged Spring Festival of 2020'],
    ['2024-02-29', true, 'a leap day on a Thursday'],
    ['2027-10-01', true, 'a Friday of a year not published'],
    ['2027-10-02', false, 'a Saturday of a year not published'],
  ] as const
  for (const [day, works, why] of days) {
    test(`${day} is ${works ? 'worked' : 'off'}: ${why}`, () => assert.equal(calendar.isWorkday(day), works))
  }

  test('2004 to 2026 are published, the years around them are not', () => {
    for (let year = 2004; year <= 2026; year++) assert.equal(calendar.isPublished(year), true, String(year))
    for (const year of [1999, 2003, 2027, 2028]) assert.equal(calendar.isPublished(year), false, String(year))
  })

  test('the day of an instant is the one in Beijing', () => {
    assert.equal(calendar.dayOf('2026-01-03T16:00:00.000Z'), '2026-01-04')
    assert.equal(calendar.dayOf('2026-01-03T15:59:59.999Z'), '2026-01-03')
  })

  test('a text that is no day is an error, not a weekend', () => {
    assert.throws(() => calendar.isWorkday('2026-02-30'), RangeError)
  })
})

describe('a deadline', () => {
  const cases = [
    // natural
    ['2026-02-16 23:50', 'PT30M', '2026-02-17 00:20', 'runs through a holiday night'],
    ['2026-12-31 12:00', 'P1DT12H', '2027-01-02 00:00', 'crosses the year'],
    // working days
    ['2026-03-04 10:00', 'P1WD', '2026-03-05 18:00', 'does not count the starting day'],
    ['2026-03-04 08:00', 'P1WD', '2026-03-05 18:00', 'does not count the starting day before opening either'],
    ['2026-03-04 23:59', 'P1WD', '2026-03-05 18:00', 'does not count the starting day at night either'],
    ['2026-03-05 00:00', 'P1WD', '2026-03-06 18:00', 'begins a day at midnight'],
    ['2026-03-06 10:00', 'P1WD', '2026-03-09 18:00', 'steps over a weekend'],
    ['2026-03-07 10:00', 'P1WD', '2026-03-09 18:00', 'may start on a Saturday'],
    ['2026-02-13 10:00', 'P1WD', '2026-02-14 18:00', 'ends on a worked Saturday'],
    ['2026-02-14 10:00', 'P1WD', '2026-02-24 18:00', 'steps over Spring Festival'],
    ['2026-01-01 10:00', 'P1WD', '2026-01-04 18:00', 'ends on a worked Sunday'],
    [
      '2026-09-30 17:00',
      'P3WD',
      '2026-10-10 18:00',
      'counts Thursday, Friday and the worked Saturday after National Day',
    ],
    ['2025-12-31 17:00', 'P2WD', '2026-01-05 18:00', 'crosses the year'],
    ['2025-12-30 17:00', 'P1WD', '2025-12-31 18:00', 'may end on the last day of the year'],
    ['2026-03-02 10:00', 'P15WD', '2026-03-23 18:00', 'counts fifteen'],
    // working hours
    ['2026-03-04 10:00', 'PT1WH', '2026-03-04 11:00', 'runs inside the morning'],
    [
      '2026-03-04 10:00',
      'PT2WH',
      '2026-03-04 12:00',
      'ends at the closing of the morning, not the next opening',
    ],
    ['2026-03-04 10:00', 'PT3WH', '2026-03-04 15:00', 'steps over lunch'],
    ['2026-03-04 12:30', 'PT1WH', '2026-03-04 15:00', 'starts after lunch when called at lunch'],
    ['2026-03-04 06:00', 'PT4WH', '2026-03-04 15:00', 'starts at opening when called before'],
    ['2026-03-04 09:00', 'PT7WH', '2026-03-04 18:00', 'may fill a day exactly'],
    ['2026-03-04 18:00', 'PT1WH', '2026-03-05 10:00', 'starts the next morning when called at closing'],
    ['2026-03-04 17:59', 'PT1WH', '2026-03-05 09:59', 'uses the last minute before closing'],
    ['2026-03-04 23:00', 'PT7WH', '2026-03-05 18:00', 'starts the next morning when called at night'],
    ['2026-03-06 17:00', 'PT2WH', '2026-03-09 10:00', 'steps over a weekend'],
    ['2026-02-13 17:00', 'PT2WH', '2026-02-14 10:00', 'runs on a worked Saturday'],
    ['2026-02-14 17:00', 'PT2WH', '2026-02-24 10:00', 'steps over Spring Festival'],
    ['2025-12-31 17:00', 'PT2WH', '2026-01-04 10:00', 'crosses the year to a worked Sunday'],
    ['2026-03-02 09:00', 'PT70WH', '2026-03-13 18:00', 'fills ten days exactly'],
  ] as const
  for (const [from, duration, at, why] of cases) {
    test(`${duration} from ${from} ${why}`, () => {
      assert.equal(due(from, duration).at, beijingTime(at))
    })
  }

  const certainty = [
    ['2026-12-30 10:00', 'P1WD', false],
    ['2026-12-31 10:00', 'P1WD', true],
    ['2026-12-31 17:00', 'PT1WH', false],
    ['2026-12-31 17:00', 'PT2WH', true],
    ['2026-12-31 23:00', 'P7D', false],
    ['2027-06-01 10:00', 'P1WD', true],
    ['2003-12-30 10:00', 'P1WD', true],
    ['2003-12-31 10:00', 'P1WD', false],
    ['2004-01-02 10:00', 'P1WD', false],
    ['1998-05-04 10:00', 'PT1WH', true],
  ] as const
  for (const [from, duration, provisional] of certainty) {
    test(`${duration} from ${from} ${provisional ? 'is provisional' : 'stands'}`, () => {
      assert.equal(due(from, duration).provisional, provisional)
    })
  }

  test('a published year between two others does not hide them', () => {
    const gap = openCalendar({ ...data, years: { 2025: { off: [], work: [] }, 2027: { off: [], work: [] } } })
    assert.equal(gap.addDuration(beijingTime('2025-12-01 10:00'), parseDuration('P300WD')).provisional, true)
  })

  test('an office open round the clock closes at midnight, on the day that ends', () => {
    const always = openCalendar({ ...data, officeHours: [['00:00', '24:00']] })
    const last = always.addDuration(beijingTime('2026-12-30 10:00'), parseDuration('P1WD'))
    assert.deepEqual(last, { at: beijingTime('2027-01-01 00:00'), provisional: false })
  })
})

describe('time elapsed', () => {
  const cases = [
    ['2026-03-04 10:00', '2026-03-04 15:00', 'natural', 5],
    ['2026-03-04 10:00', '2026-03-04 15:00', 'working-hours', 3],
    ['2026-03-04 10:00', '2026-03-04 15:00', 'working-days', 3],
    ['2026-03-04 12:00', '2026-03-04 14:00', 'working-hours', 0],
    ['2026-03-06 17:00', '2026-03-09 10:00', 'working-hours', 2],
    ['2026-02-14 09:00', '2026-02-24 10:00', 'working-hours', 8],
    ['2025-12-31 00:00', '2026-01-05 00:00', 'working-hours', 14],
    ['2026-03-04 15:00', '2026-03-04 10:00', 'natural', 0],
    ['2026-03-04 15:00', '2026-03-04 10:00', 'working-hours', 0],
  ] as const
  for (const [from, to, measure, hours] of cases) {
    test(`from ${from} to ${to} is ${hours} hours, ${measure}`, () => {
      assert.equal(calendar.elapsed(beijingTime(from), beijingTime(to), measure), hours * hour)
    })
  }
})

describe('after a pause', () => {
  const cases: [string, string, string, Measure, string, string][] = [
    [
      '2026-03-06 18:00',
      '2026-03-06 10:00',
      '2026-03-06 18:00',
      'working-days',
      '2026-03-09 18:00',
      'takes the next closing when it returns at its own',
    ],
    [
      '2026-03-06 18:00',
      '2026-03-06 10:00',
      '2026-03-09 18:00',
      'working-days',
      '2026-03-10 18:00',
      'takes the next closing when it returns at one',
    ],
    [
      '2026-03-07 12:00',
      '2026-03-06 19:00',
      '2026-03-06 20:00',
      'working-hours',
      '2026-03-07 12:00',
      'keeps a weekend deadline set by hand',
    ],
    [
      '2026-03-07 12:00',
      '2026-03-06 19:00',
      '2026-03-08 10:00',
      'working-hours',
      '2026-03-08 10:00',
      'has no working time left to give',
    ],
    [
      '2026-03-06 12:00',
      '2026-03-05 10:00',
      '2026-03-04 10:00',
      'natural',
      '2026-03-06 12:00',
      'ignores a return before the pause',
    ],
    [
      '2026-03-04 18:00',
      '2026-03-04 10:00',
      '2026-03-05 11:00',
      'natural',
      '2026-03-05 19:00',
      'moves by its length',
    ],
    [
      '2026-03-04 15:00',
      '2026-03-04 10:00',
      '2026-03-05 11:00',
      'working-hours',
      '2026-03-05 16:00',
      'runs three hours on',
    ],
    [
      '2026-03-04 15:00',
      '2026-03-04 12:30',
      '2026-03-04 13:30',
      'working-hours',
      '2026-03-04 15:00',
      'loses nothing at lunch',
    ],
    [
      '2026-03-06 18:00',
      '2026-03-06 17:00',
      '2026-03-07 10:00',
      'working-hours',
      '2026-03-09 10:00',
      'runs on after the weekend',
    ],
    [
      '2026-03-09 18:00',
      '2026-03-04 10:00',
      '2026-03-06 15:00',
      'working-days',
      '2026-03-11 18:00',
      'gets two days back',
    ],
    [
      '2026-03-09 18:00',
      '2026-03-04 10:00',
      '2026-03-04 15:00',
      'working-days',
      '2026-03-09 18:00',
      'gets no day back within one',
    ],
    [
      '2026-03-09 18:00',
      '2026-03-06 19:00',
      '2026-03-08 10:00',
      'working-days',
      '2026-03-09 18:00',
      'gets no weekend back',
    ],
    [
      '2026-03-06 18:00',
      '2026-03-06 10:00',
      '2026-03-06 16:00',
      'working-days',
      '2026-03-06 18:00',
      'still ends on its last day',
    ],
    [
      '2026-03-06 18:00',
      '2026-03-06 10:00',
      '2026-03-06 19:00',
      'working-days',
      '2026-03-09 18:00',
      'takes the next closing when its own has passed',
    ],
    [
      '2026-03-06 18:00',
      '2026-03-06 10:00',
      '2026-03-07 10:00',
      'working-days',
      '2026-03-09 18:00',
      'takes the next closing from a weekend',
    ],
    [
      '2026-03-06 18:00',
      '2026-03-06 10:00',
      '2026-03-10 10:00',
      'working-days',
      '2026-03-10 18:00',
      'takes the closing of the day of return',
    ],
    [
      '2026-02-24 18:00',
      '2026-02-13 10:00',
      '2026-02-14 10:00',
      'working-days',
      '2026-02-25 18:00',
      'gets a worked Saturday back',
    ],
    [
      '2026-03-04 18:00',
      '2026-03-04 18:00',
      '2026-03-09 10:00',
      'natural',
      '2026-03-04 18:00',
      'stays missed',
    ],
    [
      '2026-03-04 18:00',
      '2026-03-05 10:00',
      '2026-03-09 10:00',
      'working-days',
      '2026-03-04 18:00',
      'stays missed',
    ],
    [
      '2026-03-07 12:00',
      '2026-03-06 19:00',
      '2026-03-07 10:00',
      'working-days',
      '2026-03-07 12:00',
      'keeps a deadline set by hand',
    ],
    [
      '2026-03-06 12:00',
      '2026-03-04 10:00',
      '2026-03-05 10:00',
      'working-days',
      '2026-03-09 12:00',
      'keeps an hour set by hand',
    ],
  ]
  for (const [old, paused, resumed, measure, at, why] of cases) {
    test(`${old}, paused ${paused} to ${resumed}, ${measure}, ${why}`, () => {
      const moved = calendar.extend(beijingTime(old), beijingTime(paused), beijingTime(resumed), measure)
      assert.equal(moved.at, beijingTime(at))
    })
  }

  test('a deadline that ran through a year not published stays provisional', () => {
    const [old, paused] = [beijingTime('2004-01-08 18:00'), beijingTime('2003-12-30 10:00')]
    assert.equal(
      calendar.extend(old, paused, beijingTime('2003-12-31 10:00'), 'working-days').provisional,
      true,
    )
  })

  test('a missed deadline keeps what was known of its own year, whenever the pause began', () => {
    const missed = (old: string, paused: string) =>
      calendar.extend(beijingTime(old), beijingTime(paused), beijingTime('2027-03-01 10:00'), 'working-days')
        .provisional
    assert.equal(missed('2026-12-30 18:00', '2027-01-05 10:00'), false)
    assert.equal(missed('2003-12-30 18:00', '2004-02-05 10:00'), true)
  })

  test('a deadline moved into a year not published is provisional', () => {
    const [old, paused] = [beijingTime('2026-12-30 18:00'), beijingTime('2026-12-29 10:00')]
    assert.equal(
      calendar.extend(old, paused, beijingTime('2026-12-30 10:00'), 'working-days').provisional,
      false,
    )
    assert.equal(
      calendar.extend(old, paused, beijingTime('2026-12-31 10:00'), 'working-days').provisional,
      true,
    )
    assert.equal(calendar.extend(old, paused, beijingTime('2027-01-05 10:00'), 'natural').provisional, false)
  })
})

describe('always', () => {
  // Published and unpublished years on both sides, to the second.
  const ms = fc
    .integer({ min: Date.UTC(2002, 0) / 1000, max: Date.UTC(2029, 0) / 1000 })
    .map((seconds) => seconds * 1000)
  const pause = fc.integer({ min: 0, max: 90 * 24 * 3600 }).map((seconds) => seconds * 1000)
  const natural = fc
    .integer({ min: 1, max: 400 * 24 * hour })
    .map((length): Duration => ({ measure: 'natural', ms: length }))
  const days = fc
    .integer({ min: 1, max: 300 })
    .map((count): Duration => ({ measure: 'working-days', days: count }))
  const hours = fc
    .integer({ min: 1, max: 600 * 3600 })
    .map((seconds): Duration => ({ measure: 'working-hours', ms: seconds * 1000 }))
  const any = fc.oneof(natural, days, hours)
  const atOf = (from: number, duration: Duration) => toMs(calendar.addDuration(fromMs(from), duration).at)

  test('a deadline comes after its start', () => {
    fc.assert(fc.property(ms, any, (from, duration) => assert.ok(atOf(from, duration) > from)))
  })

  test('a later start never gives an earlier deadline', () => {
    fc.assert(
      fc.property(ms, pause, any, (from, later, duration) => {
        assert.ok(atOf(from + later, duration) >= atOf(from, duration))
      }),
    )
  })

  test('a longer duration gives a later deadline', () => {
    fc.assert(
      fc.property(ms, any, (from, duration) => {
        const longer =
          duration.measure === 'working-days'
            ? { ...duration, days: duration.days + 1 }
            : { ...duration, ms: duration.ms + 1 }
        assert.ok(atOf(from, longer) > atOf(from, duration))
      }),
    )
  })

  test('natural time is exact', () => {
    fc.assert(
      fc.property(ms, natural, (from, duration) => {
        assert.equal(atOf(from, duration) - from, duration.measure === 'natural' ? duration.ms : -1)
      }),
    )
  })

  test('exactly the working hours given elapse until the deadline', () => {
    fc.assert(
      fc.property(ms, hours, (from, duration) => {
        const { at } = calendar.addDuration(fromMs(from), duration)
        const spent = calendar.elapsed(fromMs(from), at, 'working-hours')
        assert.equal(spent, duration.measure === 'working-hours' ? duration.ms : -1)
        assert.ok(
          calendar.elapsed(fromMs(toMs(at) - 1), at, 'working-hours') === 1,
          'the last moment is worked',
        )
      }),
    )
  })

  test('counting working days one by one gives the same day, and closing time', () => {
    fc.assert(
      fc.property(ms, fc.integer({ min: 1, max: 300 }), (from, count) => {
        let day = from
        for (let left = count; left > 0; ) {
          day += 24 * hour
          if (calendar.isWorkday(calendar.dayOf(fromMs(day)))) left -= 1
        }
        const closing = beijingTime(`${calendar.dayOf(fromMs(day))} 18:00`)
        assert.equal(calendar.addDuration(fromMs(from), { measure: 'working-days', days: count }).at, closing)
      }),
    )
  })

  test('working time adds up across any instant between', () => {
    fc.assert(
      fc.property(ms, pause, pause, (from, one, other) => {
        const [a, b, c] = [fromMs(from), fromMs(from + one), fromMs(from + one + other)]
        const whole = calendar.elapsed(a, c, 'working-hours')
        assert.equal(calendar.elapsed(a, b, 'working-hours') + calendar.elapsed(b, c, 'working-hours'), whole)
      }),
    )
  })

  test('a pause never brings a deadline forward, nor leaves it passed at the return', () => {
    fc.assert(
      fc.property(
        ms,
        any,
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        pause,
        (from, duration, share, length) => {
          const old = atOf(from, duration)
          const paused = Math.floor(from + (old - from) * share)
          const resumed = paused + length
          const moved = toMs(
            calendar.extend(fromMs(old), fromMs(paused), fromMs(resumed), duration.measure).at,
          )
          assert.ok(moved >= old)
          if (paused < old) assert.ok(moved > resumed)
          else assert.equal(moved, old)
        },
      ),
    )
  })

  test('what remains at the pause remains at the return', () => {
    fc.assert(
      fc.property(ms, fc.oneof(natural, hours), pause, (from, duration, length) => {
        const { measure } = duration
        const old = atOf(from, duration)
        const paused = Math.floor((from + old) / 2)
        const { at } = calendar.extend(fromMs(old), fromMs(paused), fromMs(paused + length), measure)
        assert.equal(
          calendar.elapsed(fromMs(paused + length), at, measure),
          calendar.elapsed(fromMs(paused), fromMs(old), measure),
        )
      }),
    )
  })

  test('a longer pause never gives an earlier deadline', () => {
    fc.assert(
      fc.property(ms, any, pause, pause, (from, duration, length, more) => {
        const old = atOf(from, duration)
        const paused = Math.floor((from + old) / 2)
        const [shorter, longer] = [length, length + more].map((each) =>
          toMs(calendar.extend(fromMs(old), fromMs(paused), fromMs(paused + each), duration.measure).at),
        )
        assert.ok((shorter ?? 0) <= (longer ?? 0))
      }),
    )
  })
})

describe('calendar data is refused', () => {
  const faults: [string, unknown, RegExp][] = [
    [
      'with a day off outside its year',
      { years: { 2026: { off: ['2025-01-01'], work: [] } } },
      /不在 2026 年/,
    ],
    ['with a weekend day off', { years: { 2026: { off: ['2026-01-03'], work: [] } } }, /是周末/],
    ['with a weekday worked', { years: { 2026: { off: [], work: ['2026-01-05'] } } }, /不是周末/],
    ['with a day named twice', { years: { 2026: { off: ['2026-01-01', '2026-01-01'], work: [] } } }, /重复/],
    ['with a day that does not exist', { years: { 2026: { off: ['2026-02-30'], work: [] } } }, /2026/],
    ['with a year that is none', { years: { next: { off: [], work: [] } } }, /年份/],
    ['with no office hours', { officeHours: [] }, /至少/],
    ['with hours that end before they begin', { officeHours: [['18:00', '09:00']] }, /应早于/],
    [
      'with hours that overlap',
      {
        officeHours: [
          ['09:00', '12:00'],
          ['11:00', '18:00'],
        ],
      },
      /早于上一段/,
    ],
    ['with a clock that does not exist', { officeHours: [['09:00', '25:00']] }, /时刻/],
    ['with a zone by name', { zone: 'Asia/Shanghai' }, /zone/],
  ]
  for (const [why, change, text] of faults) {
    test(why, () => {
      const faulty = { ...data, ...(change as object) } as CalendarData
      assert.match(calendarData.safeParse(faulty).error?.message ?? '', text)
      assert.throws(() => openCalendar(faulty))
    })
  }
})
