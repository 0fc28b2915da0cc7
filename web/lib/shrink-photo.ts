// A phone's photo of 12 MB says no more about a broken lamp than one of 1 MB: it is made smaller before it is sent.

const longestSide = 4000
const largestBytes = 4 * 1024 * 1024

/** The photo itself where it is small enough or the browser cannot read it (HEIC on most): the server judges it. */
export async function shrinkPhoto(photo: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(photo)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    const smaller = scale < 1 || photo.size > largestBytes ? await redraw(picture, scale) : undefined
    picture.close()
    return smaller && smaller.size < photo.size ? smaller : photo
  } catch {
    return photo
  }
}

async function redraw(picture: ImageBitmap, scale: number): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return made ?? undefined
}
