import type { Proposal } from './use-proposal.ts'

/** The words speak of something that has a channel of its own: named kindly, and no reason to stop writing. */
export function ProperChannel({ kind }: { kind: Proposal['notAccepted'] }) {
  return (
    <div aria-live="polite">
      {kind && (
        <p className="hint proper-channel">
          您说的如果是{kind.title}，这里依规不能受理，请找<strong>{kind.channel}</strong>
          {kind.phone && (
            <>
              （电话 <a href={`tel:${kind.phone}`}>{kind.phone}</a>）
            </>
          )}
          ，由他们办才管用。如果不是，请放心继续填写。
        </p>
      )}
    </div>
  )
}
