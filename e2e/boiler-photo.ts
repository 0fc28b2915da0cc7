// What a resident sends with the call: a cold boiler, drawn, but with the place and the telephone in it that a real
// photo carries.

import sharp from 'sharp'

const drawing = `
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
  <rect width="1200" height="900" fill="#8d949b"/>
  <path d="M0 640h1200v260H0z" fill="#5d6268"/>
  <rect x="240" y="150" width="520" height="560" rx="70" fill="#c9ced3" stroke="#3e444a" stroke-width="14"/>
  <rect x="310" y="520" width="380" height="120" rx="16" fill="#3e444a"/>
  <circle cx="500" cy="330" r="120" fill="#fff" stroke="#3e444a" stroke-width="16"/>
  <path d="M500 330 420 395" stroke="#b3261e" stroke-width="18" stroke-linecap="round"/>
  <circle cx="500" cy="330" r="16" fill="#3e444a"/>
  <path d="M760 260h230v420M760 600h150v80" fill="none" stroke="#a5602a" stroke-width="44"/>
</svg>`

/** A JPEG of some 30 KB. */
export function photographBoiler(): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'Invented', Model: 'Telephone' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '34/1 9/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '109/1 19/1 0/1',
    },
  }
  return sharp(Buffer.from(drawing)).withExif(exif).jpeg({ quality: 82 }).toBuffer()
}
