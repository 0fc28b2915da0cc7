// Smallest data: what is shown of personal details in words and numbers.

/** 138****0001; a landline keeps its last two digits. */
export function maskPhone(phone: string): string {
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`
}

const personal = [
  /(?<!\d)\d{17}[\dXx](?!\d)/g, // resident identity number
  /(?<!\d)1[3-9]\d{9}(?!\d)/g, // mobile
  /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g, // landline
  /(?<!\d)\d{16,19}(?!\d)/g, // bank card
]

/** Phone, identity and card numbers replaced by stars. */
export function hideNumbers(text: string): string {
  return personal.reduce((left, pattern) => left.replace(pattern, '＊＊＊'), text)
}

export function showsPersonalNumber(text: string): boolean {
  return hideNumbers(text) !== text
}
