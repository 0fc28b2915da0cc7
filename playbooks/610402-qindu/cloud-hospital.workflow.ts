// 云医院: a community arranges a video visit to a hospital's doctor. Only the appointment, the consent and the
// satisfaction are kept here; what is said and prescribed stays with the hospital (capabilities §5 E11).

import { defineWorkflow } from '../../core/workflow/language.ts'
import { reasonForm, wordsForm } from '../base/form.ts'
import { rate, solved, unheard, unreached } from '../base/rating.ts'

export const workflow = defineWorkflow({
  id: 'cloud-hospital',
  version: 1,
  title: '云医院远程诊疗预约',
  kind: 'clinic',
  source: '秦都区“云医院”，capabilities HLTH-01、§3.22；知情同意、回访与时限为设计补全',
  start: 'booked',
  raise: ['requester', 'community', 'importer'],
  states: {
    booked: { title: '预约', milestone: 'received', desk: 'community@community', within: 'P1WD', mark: 'S' },
    consenting: { title: '待知情同意', milestone: 'assigned', desk: 'requester', within: 'P2WD', mark: 'D' },
    waiting: { title: '候诊', milestone: 'assigned', desk: 'hospital@district', within: 'P3WD', mark: 'D' },
    connected: {
      title: '视频接入',
      milestone: 'working',
      desk: 'hospital@district',
      within: 'PT4H',
      mark: 'S',
    },
    rating: { title: '满意度', milestone: 'answered', desk: 'requester', within: 'P3WD', mark: 'D' },
    closed: { title: '归档', milestone: 'ended', final: true, answered: true, mark: 'D' },
    declined: { title: '未同意，取消', milestone: 'ended', final: true, mark: 'D' },
    unheard: { ...unheard, title: '未联系上，归档' },
  },
  actions: {
    arrange: {
      title: '安排场次',
      from: ['booked'],
      to: 'consenting',
      by: ['community'],
      form: [{ name: 'words', label: '时间、地点、医院与科室', kind: 'text', required: true, max: 500 }],
      tone: 'main',
      mark: 'S',
    },
    consent: {
      title: '知情同意',
      from: ['consenting'],
      to: [{ when: { fact: 'form.agree', is: true }, state: 'waiting' }, { state: 'declined' }],
      by: ['requester', 'community'],
      form: [
        { name: 'agree', label: '同意远程视频诊疗；诊疗记录只留在医院', kind: 'yes-no', required: true },
        { name: 'words', label: '由社区代填时，注明本人签字的同意书', kind: 'text', max: 200 },
      ],
      tone: 'main',
      mark: 'D',
    },
    connect: {
      title: '视频接入',
      from: ['waiting'],
      to: 'connected',
      by: ['hospital', 'community'],
      form: wordsForm,
      tone: 'main',
      mark: 'S',
    },
    postpone: {
      title: '改期',
      from: ['waiting', 'connected'],
      to: 'booked',
      by: ['hospital', 'community'],
      form: reasonForm,
      mark: 'D',
    },
    conclude: {
      title: '诊疗完成',
      from: ['connected'],
      to: 'rating',
      by: ['hospital'],
      form: [
        {
          name: 'next',
          label: '后续（内容由医院另行告知）',
          kind: 'choice',
          required: true,
          options: [
            { value: 'advice', label: '已给医嘱' },
            { value: 'referral', label: '建议转诊' },
            { value: 'consulted', label: '咨询完毕' },
          ],
        },
      ],
      does: ['finish'],
      tone: 'main',
      mark: 'S',
    },
    rate: { ...rate, from: ['rating'], to: [{ when: solved, state: 'closed' }, { state: 'booked' }] },
    unreached: { ...unreached, from: ['rating'], to: 'unheard' },
  },
})
