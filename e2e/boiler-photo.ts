// What a resident sends with the call: a cold boiler, painted dot by dot (drawings are not even begun with in a process
// that takes uploads), but with the place and the telephone in it that a real photo carries.

import sharp from 'sharp'

const width = 1200
const height = 900

type Shape = (x: number, y: number) => boolean
const box =
  (left: number, top: number, wide: number, high: number): Shape =>
  (x, y) =>
    x >= left && x < left + wide && y >= top && y < top + high
const disc =
  (centreX: number, centreY: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - centreX, y - centreY) < radius
/** The hand of the gauge, far down. */
const hand: Shape = (x, y) => x > 420 && x < 500 && Math.abs(y - 330 - (500 - x) * 0.8) < 11

/** Each over those before it. */
const picture: [shape: Shape, color: [number, number, number]][] = [
  [box(0, 0, width, height), [141, 148, 155]],
  [box(0, 640, width, 260), [93, 98, 104]],
  [box(740, 238, 250, 44), [165, 96, 42]],
  [box(968, 260, 44, 420), [165, 96, 42]],
  [box(740, 578, 170, 44), [165, 96, 42]],
  [box(233, 143, 534, 574), [62, 68, 74]],
  [box(247, 157, 506, 546), [201, 206, 211]],
  [box(310, 520, 380, 120), [62, 68, 74]],
  [disc(500, 330, 128), [62, 68, 74]],
  [disc(500, 330, 112), [255, 255, 255]],
  [hand, [179, 38, 30]],
  [disc(500, 330, 16), [62, 68, 74]],
]

/** A JPEG of some 30 KB. */
export function photographBoiler(): Promise<Buffer> {
  const dots = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [, color = [0, 0, 0]] = picture.findLast(([shape]) => shape(x, y)) ?? []
      dots.set(color, (y * width + x) * 3)
    }
  }
  const exif = {
    IFD0: { Make: 'Invented', Model: 'Telephone' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '34/1 9/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '109/1 19/1 0/1',
    },
  }
  return sharp(dots, { raw: { width, height, channels: 3 } })
    .withExif(exif)
    .jpeg({ quality: 82 })
    .toBuffer()
}
