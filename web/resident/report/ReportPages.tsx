import { Redirect, useLocation } from 'wouter'
import { PlaceChoice } from '../PlaceChoice.tsx'
import { type Playbook, usePlaces, usePlaybook } from '../place.tsx'
import { Waiting } from '../Waiting.tsx'
import { AlikeStep } from './AlikeStep.tsx'
import { CheckStep } from './CheckStep.tsx'
import { ContactStep } from './ContactStep.tsx'
import { DonePage } from './DonePage.tsx'
import { faultsInContact, faultsInPlace, faultsInTelling } from './faults.ts'
import { PlaceStep } from './PlaceStep.tsx'
import type { StepProps } from './step-props.ts'
import { donePath, type Step, steps } from './steps.ts'
import { TellStep } from './TellStep.tsx'
import { type DraftHold, useDraft } from './use-draft.ts'

export function ReportPages() {
  const { place } = usePlaces()
  if (!place) return <PlaceChoice />
  return <Opening key={place.district} district={place.district} />
}

function Opening({ district }: { district: string }) {
  const loaded = usePlaybook(district)
  if (loaded.state !== 'ready') return <Waiting loaded={loaded} />
  return <Report playbook={loaded.value} />
}

const pages: Record<Step, (props: StepProps) => React.ReactNode> = {
  tell: TellStep,
  place: PlaceStep,
  alike: AlikeStep,
  contact: ContactStep,
  check: CheckStep,
}

function Report({ playbook }: { playbook: Playbook }) {
  const hold = useDraft(playbook.district)
  const [location] = useLocation()
  if (location === donePath) return <DonePage />
  const step = (Object.keys(steps) as Step[]).find((one) => steps[one].path === location)
  if (!step) return <Redirect to={steps.tell.path} replace />
  const earlier = firstUnfinished(hold, playbook)
  if (earlier && steps[earlier].at < steps[step].at) return <Redirect to={steps[earlier].path} replace />
  const Page = pages[step]
  return <Page key={step} hold={hold} playbook={playbook} />
}

/** Somebody who opens a later step by its address begins where something is still missing. */
function firstUnfinished({ draft }: DraftHold, playbook: Playbook): Step | undefined {
  const category = playbook.categories.find((one) => one.id === draft.category)
  if (faultsInTelling(draft).length > 0) return 'tell'
  if (faultsInPlace(draft, category).length > 0) return 'place'
  return faultsInContact(draft).length > 0 ? 'contact' : undefined
}
