// Smallest data: what is shown of personal details in words and numbers.

/** 138****0001; a landline keeps its last two digits. */
export function maskPhone(phone: string): string {
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`
}

// Whole runs of digits, so that a long order number is not taken for a telephone number inside it. (No lookbehind:
// telephones before iOS 16.4 cannot read it, and this runs in the resident's page.)
const personal = [
  /^\d{17}[\dXx]$/, // resident identity number
  /^1[3-9]\d{9}$/, // mobile
  /^0\d{9,11}$/, // landline
  /^\d{16,19}$/, // bank card
]

/** Phone, identity and card numbers replaced by stars. */
export function hideNumbers(text: string): string {
  return text
    .replace(/(^|\D)0\d{2,3}-\d{7,8}(?!\d)/g, '$1＊＊＊')
    .replace(/\d+[Xx]?/g, (run) => hiddenRun(run) ?? hiddenRun(run.replace(/[Xx]$/, '')) ?? run)
}

function hiddenRun(run: string): string | undefined {
  return personal.some((pattern) => pattern.test(run)) ? '＊＊＊' : undefined
}

export function showsPersonalNumber(text: string): boolean {
  return hideNumbers(text) !== text
}
