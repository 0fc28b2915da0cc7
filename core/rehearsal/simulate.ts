// The rehearsal 推演 of a month on the pure engine: calls come in, lie at desks, are worked on in office hours one at a
// time, and the clock rings in between. Who may do what, what follows, and what is late, is all decided by the engine;
// only how many calls come, how long people take and what they choose is assumed (assumption.ts). Virtual time
// runs in whole minutes from the first midnight; the clock, too, rings on the full minute.

import { levels } from '../area/code.ts'
import { dayMs, dayNumber } from '../calendar/day.ts'
import { beijing, fromMs, toMs } from '../calendar/instant.ts'
import { Problem } from '../kernel/problem.ts'
import type { Actor } from '../matter/actor.ts'
import { nextAlarm } from '../matter/clock.ts'
import type { Context } from '../matter/context.ts'
import { decide } from '../matter/decide.ts'
import { decideClock } from '../matter/decide-clock.ts'
import { type DeskRow, desksOf, resolveDesk } from '../matter/desk.ts'
import type { Change, MatterEvent } from '../matter/event.ts'
import { evolve } from '../matter/evolve.ts'
import type { Desk, Matter } from '../matter/matter.ts'
import { raise } from '../matter/raise.ts'
import type { LinkedWorkflow } from '../workflow/linked.ts'
import { type Agenda, openAgenda } from './agenda.ts'
import { habits, lagWhenUrgent, type WorkKind, workByAct } from './assumption.ts'
import { arrivalsOn, type Month, openCalls } from './call.ts'
import { draw, drawLogNormal, luckOf } from './chance.ts'
import { chooseFrom, pickAllowed } from './choice.ts'
import { type County, surveyLand } from './county.ts'
import { openCrew } from './crew.ts'
import { openForms } from './fill-values.ts'
import { type Menu, type Option, openMenus } from './menu.ts'
import { observe, observeAnswer } from './observe.ts'
import { dayMinutes, openOfficeTime } from './office-time.ts'
import { quicken } from './quick-calendar.ts'
import { openShelf } from './shelf.ts'
import { openTally, type Tally } from './tally.ts'
import { isMain, type Life, queueUp, type Task, type Team, takeNext } from './team.ts'
import { isWithinADay, rankUrgencies } from './urgency-rank.ts'

export type Plan = Month & {
  /** Every number of people times this. */
  staffScale: number
  /** After the month no calls come, but work goes on until all is ended (half a year at most). */
  drain: boolean
}

/** How far a run is: the virtual day, and matters so far. */
export type Progress = { day: number; days: number; raised: number; ended: number }

const minuteMs = 60_000
const never = 0x3fffffff
const lagSpread = 0.8
/** So many open matters are kept as objects; beyond, those that wait rest on the shelf. */
const mostAwake = 20_000
const longestDrainDays = 183
/** So often somebody looks again for what a form lacks. */
const mostFailures = 5
/** A matter that has gone round so often is left alone: its workflow leads nowhere. */
const mostTurns = 400

/** What the agenda holds: a task that is ready or done, a life whose clock rings, or a turn of the day. */
type Entry = Task | Life | (() => void)

export function simulate(county: County, plan: Plan, tell: (progress: Progress) => void = () => {}): Tally {
  const { playbook } = county
  const land = surveyLand(county)
  const calendar = quicken(county.calendar)
  const firstDay = dayNumber(plan.from)
  const office = openOfficeTime(calendar, playbook.officeHours, firstDay)
  const calls = openCalls(county, land)
  const menuOf = openMenus()
  const { fillValues } = openForms(playbook, land)
  const startMs = firstDay * dayMs - beijing * minuteMs
  const end = plan.days * dayMinutes
  const ranks = rankUrgencies(playbook)
  const urgent = new Set([...ranks.keys()].filter((one) => isWithinADay(playbook, one)))
  const agenda: Agenda<Entry> = openAgenda()
  const shelf = openShelf()
  const tally = openTally(plan.days)
  const { teamOf } = openCrew(playbook, land, plan.staffScale, tally.teams)
  const texts: string[] = []
  const moment = { minute: 0, text: fromMs(startMs) }

  const context: Context = {
    now: moment.text,
    calendar,
    exists: (kind, value) =>
      kind === 'org'
        ? land.hasOrg(value)
        : kind === 'area'
          ? land.hasArea(value)
          : Object.hasOwn(playbook.categories, value),
    nameOf: (org) => org,
    areaOf: (org) => land.perArea.get(org)?.area ?? playbook.place,
  }

  /** The text of a minute is made once and shared by all that speak of it. */
  function setNow(minute: number): void {
    const text = texts[minute] ?? fromMs(startMs + minute * minuteMs)
    texts[minute] = text
    moment.minute = minute
    moment.text = text
    context.now = text
  }

  const minuteOf = (instant: string): number => Math.ceil((toMs(instant) - startMs) / minuteMs)

  // With very many open, those that nothing happens to are laid aside

  function rest(life: Life): void {
    if (tally.counts.open < mostAwake || life.isEnded || !life.tasks.every(waitsLong)) return
    life.packed = shelf.pack(life.it)
    life.it = sleeper
  }

  /** Half a day or more lies before it. */
  function waitsLong({ isSilent, stage, team, readyAt }: Task): boolean {
    if (isSilent) return true
    if (stage === 'coming') return readyAt - moment.minute > dayMinutes / 2
    return stage === 'queued' && team !== undefined && team.waiting > 30 * team.staff
  }

  function wake(life: Life): void {
    if (life.packed === undefined) return
    life.it = shelf.unpack(life.packed, nameOf(life.day, life.at))
    life.packed = undefined
  }

  // What happens to a matter

  function happen(life: Life, kind: string, by: MatterEvent['by'], changes: Change[]): void {
    const event = { seq: life.it.version + 1, at: moment.text, kind, by, values: {}, changes }
    const before = life.it
    life.it = evolve(before, event, before)
    life.turns += 1
    life.failures = 0
    observe(tally, life, changes, before, moment)
  }

  /** What must be done next, after anything has happened to a matter. */
  function goOn(life: Life): void {
    if (life.it.endedAt || life.turns > mostTurns) {
      for (const task of life.tasks) drop(task)
      life.tasks = []
      if (life.it.endedAt) {
        // The agenda may hold on to it for weeks yet, by an alarm that will find nothing to do.
        life.isEnded = true
        life.it = sleeper
      } else tally.counts.givenUp += 1
      return
    }
    setAlarm(life)
    const { it, workflow } = life
    if (it.hold || it.leader) {
      keep(life, (task) => task.part === 'answer')
      if (it.hold?.kind === 'ask' && life.tasks.length === 0) askCaller(life)
      return
    }
    const rows = desksOf(workflow, it)
    keep(life, (task) => isStillWanted(task, it, rows))
    const { bounced } = it
    if (bounced && bounced.lead === null) {
      wantDesignation(life, bounced.desk)
      return
    }
    for (const row of rows) {
      if (row.part === 'step' || row.part === 'lead') wantMain(life, row.desk, row.part)
      else if (row.part === 'support') wantPart(life, row.desk)
      else if (row.part === 'approve' && it.extension) wantApproval(life, row.desk)
    }
    // Told of a step that its own desk cannot move, the desk above may have the means.
    if (life.tasks.every((task) => task.isSilent))
      for (const row of rows) if (row.part === 'escalated') wantMain(life, row.desk, 'escalated')
  }

  /** The same step in the same area, and the unit still has its part. */
  function isStillWanted(task: Task, it: Matter, rows: DeskRow[]): boolean {
    if (task.part === 'approve') return it.extension !== null
    if (task.part === 'above') return it.bounced?.lead === null
    if (task.standing === 'support')
      return rows.some((row) => `support ${nameOfDesk(row.desk)}` === task.part)
    return task.state === it.state && task.since === it.step.since && task.area === it.area
  }

  function keep(life: Life, isWanted: (task: Task) => boolean): void {
    if (life.tasks.length === 0 || life.tasks.every(isWanted)) return
    life.tasks = life.tasks.filter((task) => {
      const isKept = isWanted(task)
      if (!isKept) drop(task)
      return isKept
    })
  }

  function drop(task: Task): void {
    if (task.stage === 'queued' && task.team && !task.isDropped) {
      task.team.waiting -= 1
      task.team.dropped += 1
    }
    task.isDropped = true
  }

  function setAlarm(life: Life): void {
    const alarm = nextAlarm(life.it)
    life.due = alarm === null ? never : Math.max(minuteOf(alarm), moment.minute)
    // An earlier entry in the agenda will find that it is too early, and enter itself again.
    if (life.due === never || life.alarm <= life.due) return
    life.alarm = life.due
    agenda.add(life.due, life)
  }

  function ring(life: Life): void {
    life.alarm = never
    if (life.isEnded || life.due === never) return
    if (life.due > moment.minute) {
      life.alarm = life.due
      agenda.add(life.due, life)
      return
    }
    wake(life)
    const changes = decideClock(life.workflow, life.it, moment.text, calendar)
    if (changes.length > 0) happen(life, 'clock', { kind: 'clock' }, changes)
    goOn(life)
    rest(life)
  }

  // Tasks

  function wantMain(life: Life, desk: Desk, part: string): void {
    const { it, workflow } = life
    if (life.tasks.some((task) => task.part === part)) return
    const team = teamOf(desk)
    const standing = team ? part : 'requester'
    const menu = menuOf(workflow, it.state, { part: standing, role: team?.role ?? '' })
    const option = chooseFrom(menu, life)
    if (option) {
      addTask(life, team, part, standing, option)
      return
    }
    if (part === 'escalated' || menu.runsOut || isWaitingForSupport(life)) return
    const isUnplaced = it.area === playbook.place && land.communities.length > 0
    if (team && menu.correct && isUnplaced) addTask(life, team, part, standing, menu.correct)
    else if (!wantOther(life, menu, part)) {
      const way = pickAllowed([...menu.otherWays, ...menu.refusals], life)
      if (way) addTask(life, team, part, standing, way)
      else tally.strand(workflow, it.state)
    }
  }

  /** The desk waits for somebody who is not it: a unit that claims a wish, a member who takes an order. */
  function wantOther(life: Life, menu: Menu, part: string): boolean {
    const { it, workflow } = life
    for (const who of menu.others) {
      const desk: Desk | undefined =
        who === 'requester' ? { requester: true } : deskOfRole(workflow, who, it.area)
      if (!desk) continue
      const team = teamOf(desk)
      const standing = team ? 'other' : 'requester'
      const option = chooseFrom(menuOf(workflow, it.state, { part: standing, role: team ? who : '' }), life)
      if (!option) continue
      addTask(life, team, part, standing, option)
      return true
    }
    return false
  }

  function deskOfRole(workflow: LinkedWorkflow, role: string, area: string): Desk | undefined {
    const held = workflow.ways.roles[role]?.levels ?? []
    const finest = levels.filter((level) => held.some((one) => one === level)).at(-1)
    if (!finest) return undefined
    const desk = resolveDesk(`${role}@${finest}`, area, workflow.ways)
    // Where the area is known too coarsely for the role, somebody above it would be found.
    return 'role' in desk && desk.role === role ? desk : undefined
  }

  function wantPart(life: Life, desk: Desk): void {
    if (!('org' in desk)) return
    const team = teamOf(desk)
    const part = `support ${desk.org}`
    if (life.tasks.some((task) => task.part === part)) return
    const isSent = life.it.assignments.some(
      (one) => one.part === 'support' && one.org === desk.org && one.state === 'sent',
    )
    addTask(life, team, part, 'support', standard(life.workflow, isSent ? 'accept-part' : 'finish-part'))
  }

  function wantApproval(life: Life, desk: Desk): void {
    if (life.tasks.some((task) => task.part === 'approve')) return
    const name = draw(life) < habits.grantsTime ? 'extend' : 'refuse-extension'
    addTask(life, teamOf(desk), 'approve', 'approve', standard(life.workflow, name))
  }

  /** Passed to and fro too often: the desk above says who leads, and nobody else may. */
  function wantDesignation(life: Life, desk: Desk): void {
    if (life.tasks.some((task) => task.part === 'above')) return
    addTask(life, teamOf(desk), 'above', 'above', standard(life.workflow, 'designate'))
  }

  function askCaller(life: Life): void {
    if (draw(life) < habits.callerAnswers)
      addTask(life, undefined, 'answer', 'requester', standard(life.workflow, 'answer'))
  }

  /** For a caller who stays silent the clock goes on, and with it whoever is told. */
  function addTask(life: Life, team: Team | undefined, part: string, standing: string, option: Option): void {
    const { it, rank } = life
    const { work } = option
    const isSilent = !team && part !== 'answer' && draw(life) >= habits.callerAnswers
    const lag = team
      ? work.lagHours &&
        drawLogNormal(life, work.lagHours * (urgent.has(it.urgency) ? lagWhenUrgent : 1), lagSpread)
      : drawLogNormal(life, habits.callerHours, habits.callerSpread)
    const task: Task = {
      life,
      team,
      part,
      standing,
      state: it.state,
      since: it.step.since,
      area: it.area,
      option,
      minutes: team ? Math.max(1, Math.round(drawLogNormal(life, work.minutes, work.spread))) : 0,
      rank,
      stage: 'coming',
      isDropped: false,
      isSilent,
      readyAt: moment.minute + Math.ceil(lag * 60),
    }
    life.tasks.push(task)
    if (team && isMain(part) && it.step.dueAt !== null) team.limited += 1
    if (isSilent) return
    if (team && task.readyAt <= moment.minute) ready(task)
    else agenda.add(task.readyAt, task)
  }

  function ready(task: Task): void {
    const { team } = task
    if (!team) {
      perform(task)
      return
    }
    team.arrived += 1
    if (moment.minute < end) team.asked += task.minutes
    queueUp(team, task)
    if (team.idle > 0 && office.isOpen(moment.minute)) startNext(team)
  }

  function startNext(team: Team): void {
    const task = takeNext(team)
    if (!task) return
    team.idle -= 1
    task.stage = 'working'
    team.waits.push(moment.minute - task.readyAt)
    const work = task.minutes
    const doneAt = office.after(moment.minute, work)
    team.busy += doneAt <= end ? work : Math.max(0, office.gone(end) - office.gone(moment.minute))
    agenda.add(doneAt, task)
  }

  function done(task: Task): void {
    const team = task.team as Team
    team.idle += 1
    team.finished += 1
    if (!task.isDropped) perform(task)
    if (team.idle > 0 && team.waiting > 0 && office.isOpen(moment.minute)) startNext(team)
  }

  // Acts

  function perform(task: Task): void {
    const { life } = task
    wake(life)
    life.tasks = life.tasks.filter((one) => one !== task)
    const actor = task.team?.actor ?? caller
    if (!tryAct(life, task.option, actor)) {
      // What it was chosen for is gone by moment.minute, or a condition of its form is not met.
      const role = task.team?.role ?? ''
      const menu = menuOf(life.workflow, life.it.state, { part: task.standing, role })
      const others = [...menu.main, ...menu.otherWays, ...menu.refusals].filter((one) => one !== task.option)
      if (!others.some((option) => tryAct(life, option, actor))) tryLater(task)
    }
    goOn(life)
    rest(life)
  }

  /** What is missing is looked for, a few times; then the desk waits until the clock or somebody else moves the matter. */
  function tryLater(task: Task): void {
    const { life } = task
    life.failures += 1
    const isGivenUp = life.failures > mostFailures
    if (isGivenUp) tally.strand(life.workflow, life.it.state)
    const later: Task = {
      ...task,
      stage: 'coming',
      isDropped: isGivenUp,
      isSilent: isGivenUp,
      readyAt: moment.minute + dayMinutes,
    }
    life.tasks.push(later)
    if (!isGivenUp) agenda.add(later.readyAt, later)
  }

  function tryAct(life: Life, option: Option, actor: Actor): boolean {
    const { it, workflow } = life
    const values = fillValues(life, option)
    try {
      const decision = decide(workflow, it, option.name, values, actor, context)
      tally.counts.acts += 1
      happen(life, option.name, decision.by, decision.changes)
      if (actor !== caller) observeAnswer(tally, life, moment)
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      tally.counts.refused += 1
      return false
    }
  }

  const isWaitingForSupport = (life: Life): boolean =>
    life.it.assignments.some((one) => one.part === 'support' && one.state !== 'done')

  // The course of days

  function beginDay(day: number): void {
    tell({ day, days: plan.days, raised: tally.counts.raised, ended: tally.counts.ended })
    const midnight = day * dayMinutes
    if (day < plan.days) {
      const minutes = arrivalsOn(plan, day, office.isWorkday(day))
      let at = 0
      const arrive = () => {
        beginLife(day, at)
        at += 1
        if (at < minutes.length) agenda.add(midnight + (minutes[at] as number), arrive)
      }
      if (minutes.length > 0) agenda.add(midnight + (minutes[0] as number), arrive)
    }
    for (const opening of office.openingsOn(day)) {
      agenda.add(opening, openOffice)
      for (let minute = opening + 60; day < plan.days && office.isOpen(minute); minute += 60) {
        if (minute >= midnight + dayMinutes) break
        agenda.add(minute, sample)
      }
    }
    if (day > 0 && day <= plan.days) tally.openOn[day - 1] = tally.counts.open
    const more =
      day + 1 < plan.days || (plan.drain && day + 1 < plan.days + longestDrainDays && tally.counts.open > 0)
    if (more) agenda.add(midnight + dayMinutes, () => beginDay(day + 1))
  }

  function openOffice(): void {
    for (const team of tally.teams) {
      for (let free = Math.min(team.idle, team.waiting); free > 0; free--) startNext(team)
    }
  }

  function sample(): void {
    tally.counts.samples += 1
    for (const team of tally.teams) team.samples.push(team.waiting)
  }

  function beginLife(day: number, at: number): void {
    const name = nameOf(day, at)
    const own = { luck: luckOf(`${plan.seed} ${name}`) }
    const { workflow, ...about } = calls.makeCall(own)
    const beginning = { ...about, number: name, digest: '' }
    const changes = raise(workflow, beginning, context)
    const event: MatterEvent = {
      seq: 1,
      at: moment.text,
      kind: 'raise',
      by: { kind: 'requester' },
      values: {},
      changes,
    }
    const it = evolve(undefined, event, { id: name, district: playbook.place })
    const life: Life = {
      luck: own.luck,
      day,
      at,
      bornAt: moment.minute,
      packed: undefined,
      it,
      workflow,
      rank: ranks.get(about.urgency) ?? 0,
      tasks: [],
      due: never,
      alarm: never,
      firstDue: it.step.dueAt,
      isAnswered: false,
      isWholeLate: false,
      isEnded: false,
      turns: 1,
      failures: 0,
    }
    tally.raise(day, Math.floor((moment.minute - day * dayMinutes) / 60))
    observe(tally, life, changes, undefined, moment)
    goOn(life)
    rest(life)
  }

  setNow(0)
  beginDay(0)
  const last = end + (plan.drain ? longestDrainDays * dayMinutes : 0)
  while (agenda.next() < last) {
    setNow(agenda.next())
    const entry = agenda.take() as Entry
    if (typeof entry === 'function') entry()
    else if ('luck' in entry) ring(entry)
    else if (entry.stage === 'working') done(entry)
    else if (!entry.isDropped) ready(entry)
    if (plan.drain && tally.counts.open === 0 && moment.minute >= end) break
  }
  if (last === end) tally.openOn[plan.days - 1] = tally.counts.open
  tally.setOffice(office.gone(end))
  return tally
}

const nameOf = (day: number, at: number): string => `${day}-${at}`

/** Stands in for a matter that rests; whoever forgets to wake it reads nothing. */
const sleeper = Object.freeze({}) as Matter

const caller: Actor = { kind: 'requester' }
const optionOf = new WeakMap<LinkedWorkflow, Map<string, Option>>()

const standardWork: Record<string, WorkKind> = { 'finish-part': 'finish', designate: 'dispatch' }

/** A standard action, which every workflow has. */
function standard(workflow: LinkedWorkflow, name: string): Option {
  const known = optionOf.get(workflow) ?? new Map<string, Option>()
  optionOf.set(workflow, known)
  let option = known.get(name)
  if (!option) {
    const action = workflow.actions[name]
    if (!action) throw new Error(`${workflow.id} has no ${name}`)
    option = { name, action, work: workByAct[standardWork[name] ?? 'beside'] }
    known.set(name, option)
  }
  return option
}

const nameOfDesk = (desk: Desk): string => ('org' in desk ? desk.org : '')
