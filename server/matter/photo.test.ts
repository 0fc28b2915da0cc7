// Photos: what is refused, what is left of a picture when it is stored, and who may look at it.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { createApp } from '../app.ts'
import { type Limits, ordinaryLimits } from '../platform/throttle.ts'
import { type County, lantian, newKey, photoForm, type Reply, testCounty } from '../test-county.ts'
import { readImage } from './photo-store.ts'
import { removeUnclaimed } from './upload-photo.ts'

let county: County
let photo: Buffer
before(async () => {
  county = await testCounty()
  photo = await picture().jpeg().toBuffer()
})
after(() => county?.stop())

const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#c03020' } })

const upload = (file: Buffer, form: Parameters<typeof photoForm>[1] = {}): Promise<Reply> =>
  county.call('POST', '/api/attachments', photoForm(file, form))

async function uploaded(): Promise<string> {
  const reply = await upload(photo)
  assert.equal(reply.status, 201, reply.text)
  return reply.body.id
}

const stored = (id: string): Buffer => readFileSync(join(county.data, 'photos', id.slice(-2), `${id}.jpg`))

const filesKept = () => readdirSync(county.data, { recursive: true }).length

/** A picture of a few bytes that claims to be 60,000 × 60,000 pixels. */
function pixelBomb(): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), content])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(60_000, 0)
  header.writeUInt32BE(60_000, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const start = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    start,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(20)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('an upload is refused', () => {
  const cases: [what: string, file: () => Buffer, status: number, code: string][] = [
    ['that is text named .jpg', () => Buffer.from('not a picture'), 415, 'attachment.not-image'],
    ['that is empty', () => Buffer.alloc(0), 415, 'attachment.not-image'],
    [
      'that is a page',
      () => Buffer.from('<html><script>alert(1)</script></html>'),
      415,
      'attachment.not-image',
    ],
    [
      'that is a drawing, which could fetch from elsewhere',
      () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        ),
      415,
      'attachment.not-image',
    ],
    [
      'that begins like a JPEG and is none',
      () => Buffer.concat([photo.subarray(0, 20), randomBytes(500)]),
      415,
      'attachment.not-image',
    ],
    ['that is cut off in the middle', () => photo.subarray(0, photo.length / 2), 415, 'attachment.not-image'],
    ['that is a zip', () => Buffer.from('UEsDBAoAAAAAAA', 'base64'), 415, 'attachment.not-image'],
    ['that would unpack to ten gigabytes', pixelBomb, 415, 'attachment.not-image'],
    [
      'of 20 MB and a byte',
      () => Buffer.concat([photo, Buffer.alloc(20 * 1024 * 1024 + 1 - photo.length)]),
      413,
      'input.too-large',
    ],
    ['of 50 MB', () => Buffer.concat([photo, Buffer.alloc(50 * 1024 * 1024)]), 413, 'input.too-large'],
  ]
  for (const [what, file, status, code] of cases) {
    it(what, async () => {
      const before = filesKept()
      const reply = await upload(file())
      assert.deepEqual([reply.status, reply.body.code], [status, code], reply.text)
      assert.equal(filesKept(), before)
    })
  }

  it('of 53 megapixels, where a telephone’s 50 are taken', async () => {
    const of = (height: number) => picture(8192, height).png({ compressionLevel: 1 }).toBuffer()
    assert.equal((await upload(await of(6144))).status, 201)
    const reply = await upload(await of(6500))
    assert.deepEqual([reply.status, reply.body.code], [415, 'attachment.not-image'])
  })

  it('in another field than photo', async () => {
    const reply = await upload(photo, { field: 'file' })
    assert.deepEqual([reply.status, reply.body.code], [400, 'input.invalid'])
  })

  for (const [what, request, status] of [
    ['without a form', { body: { photo: 'x' } }, 415],
    [
      'as a form without an end',
      { ...photoForm(Buffer.alloc(3000)), payload: photoForm(Buffer.alloc(3000)).payload?.slice(0, 900) },
      400,
    ],
    [
      'as a form without a boundary',
      { ...photoForm(Buffer.alloc(9)), headers: { 'content-type': 'multipart/form-data' } },
      400,
    ],
    [
      'as a form of nothing',
      { payload: '--b--\r\n', headers: { 'content-type': 'multipart/form-data; boundary=b' } },
      400,
    ],
  ] as const) {
    it(what, async () => {
      const reply = await county.call('POST', '/api/attachments', request)
      assert.equal(reply.status, status, reply.text)
    })
  }
})

describe('what other libraries would read is not even begun with', () => {
  for (const [what, file] of [
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    [
      'a drawing of drawings',
      '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
    ['a PDF', '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>'],
    ['a TIFF', 'II*\u0000\u0008\u0000\u0000\u0000'],
    ['a portable pixmap', 'P3 1 1 255 0 0 0'],
  ] as const) {
    it(what, async () => {
      await assert.rejects(sharp(Buffer.from(file, 'latin1')).metadata(), /unsupported image format/)
      assert.equal((await upload(Buffer.from(file, 'latin1'))).body.code, 'attachment.not-image')
    })
  }
})

describe('a file that is two things at once is stored as a picture and nothing else', () => {
  const page = '<script>fetch("/api/me")</script>'
  /** A comment within the JPEG, where viewers do not look and browsers once did. */
  const withComment = () => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(page.length + 2)
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe]), length, Buffer.from(page)])
    return Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)])
  }
  const cases: [what: string, file: () => Buffer | Promise<Buffer>][] = [
    ['a JPEG and a page in its comment', withComment],
    ['a JPEG and a zip behind it', () => Buffer.concat([photo, Buffer.from(`PK\u0003\u0004${page}`)])],
    [
      'a PNG and a page behind it',
      async () => Buffer.concat([await picture().png().toBuffer(), Buffer.from(page)]),
    ],
    [
      'a GIF and a script',
      async () => Buffer.concat([await picture().gif().toBuffer(), Buffer.from(`*/=1;${page}`)]),
    ],
  ]
  for (const [what, file] of cases) {
    it(what, async () => {
      const sent = await file()
      assert.ok(sent.includes(page))
      const { status, body } = await upload(sent)
      assert.equal(status, 201)
      const kept = stored(body.id)
      assert.ok(!kept.includes('script') && !kept.includes('PK'))
      assert.deepEqual([...kept.subarray(0, 3)], [0xff, 0xd8, 0xff])
      assert.deepEqual([...kept.subarray(-2)], [0xff, 0xd9], 'nothing stands behind it')
    })
  }

  for (const name of ['../../demo-password', '/etc/passwd', '..\\x.html', 'a\u0000.jpg', 'x'.repeat(4000)])
    it(`whatever it is called: ${JSON.stringify(name.slice(0, 20))}`, async () => {
      const form = photoForm(photo)
      const payload = Buffer.from(
        (form.payload as Buffer).toString('latin1').replace('a.jpg', name),
        'latin1',
      )
      const before = filesKept()
      const reply = await county.call('POST', '/api/attachments', { ...form, payload })
      assert.equal(reply.status, 201, reply.text)
      assert.ok(stored(reply.body.id).length > 0)
      assert.ok(filesKept() - before <= 2, 'the photo, and its folder where that is new')
    })
})

describe('a stored photo', () => {
  it('has neither place nor camera nor words of the file that was sent', async () => {
    const sent = await picture()
      .withExif({
        IFD0: { ImageDescription: 'VERY-PRIVATE', Make: 'TELEPHONE' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '34/1 9/1 12/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '109/1 19/1 0/1',
        },
      })
      .jpeg()
      .toBuffer()
    assert.ok((await sharp(sent).metadata()).exif?.includes('VERY-PRIVATE'))
    const reply = await upload(Buffer.concat([sent, Buffer.from('HIDDEN-AT-THE-END')]))
    assert.equal(reply.status, 201, reply.text)
    const kept = stored(reply.body.id)
    const { exif, xmp, iptc, icc } = await sharp(kept).metadata()
    assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined])
    for (const word of ['VERY-PRIVATE', 'TELEPHONE', 'HIDDEN']) assert.ok(!kept.includes(word))
    assert.equal(kept.length, reply.body.bytes)
  })

  it('stands upright although the camera lay on its side', async () => {
    const reply = await upload(await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer())
    assert.deepEqual([reply.body.width, reply.body.height], [20, 40])
  })

  it('is a JPEG of at most 2000 pixels a side whatever was sent', async () => {
    const pictures = [
      await picture(2400, 1200).png().toBuffer(),
      await picture(2400, 1200).webp().toBuffer(),
      await sharp({
        create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
      })
        .png()
        .toBuffer(),
      await picture().gif().toBuffer(),
    ]
    for (const file of pictures) {
      const { body } = await upload(file)
      const kept = await sharp(stored(body.id)).metadata()
      assert.equal(kept.format, 'jpeg')
      assert.ok(kept.width <= 2000 && kept.height <= 2000)
      assert.deepEqual([kept.width, kept.height], [body.width, body.height])
    }
  })
})

describe('an upload', () => {
  it('may come with other fields, which are not read', async () => {
    const before = '--minhu-test-boundary\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\ny\r\n'
    const reply = await upload(photo, { before })
    assert.ok(reply.status === 201 || reply.status === 400, reply.text)
  })
})

describe('many uploads at once', () => {
  it('are decoded two at a time; twenty wait, and what comes then is asked to come again', async () => {
    const file = await picture(3000, 2000).png().toBuffer()
    let most = 0
    const watch = setInterval(() => {
      const { queue, process } = sharp.counters()
      most = Math.max(most, queue + process)
    }, 1)
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => readImage(file)))
    clearInterval(watch)
    const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    assert.deepEqual(refused, Array(8).fill('request.unavailable'))
    // sharp counts one that is done a moment longer than we do; without the queue there would be twenty and more.
    assert.ok(most <= 4, `${most} at once`)
  })

  it('leave room for more when they are done, also those that failed', async () => {
    await Promise.allSettled(Array.from({ length: 22 }, () => readImage(Buffer.from('no picture'))))
    const results = await Promise.allSettled(Array.from({ length: 22 }, () => readImage(photo)))
    assert.ok(results.every((one) => one.status === 'fulfilled'))
  })

  it('of one address are limited to thirty a minute: three calls with all their nine photos', async () => {
    const app = await createApp(county.platform)
    const statuses: number[] = []
    for (let times = 0; times < 31; times++) {
      const { statusCode } = await app.inject({
        method: 'POST',
        url: '/api/attachments',
        ...photoForm(photo),
      })
      statuses.push(statusCode)
    }
    await app.close()
    assert.deepEqual(statuses, [...Array(30).fill(201), 429])
  })
})

describe('photos of a call', () => {
  it('are nine at most, belong to it, and come in the order and place they were sent', async () => {
    const photos = []
    for (let times = 0; times < 9; times++) photos.push(await uploaded())
    const receipt = await county.submit({ photos })
    const detail = await county.read('lt-intake', receipt.id)
    assert.deepEqual(
      detail.photos.map((one) => one.id),
      photos,
    )
    assert.deepEqual(
      (await county.track(receipt)).photos.map((one) => one.id),
      photos,
    )
  })

  it('cannot be claimed again: not by another call, not by an action, not twice in one call', async () => {
    const id = await uploaded()
    const twice = await county.call('POST', '/api/matters', {
      body: { district: lantian, text: '灯', photos: [id, id] },
    })
    assert.deepEqual([twice.status, twice.body.code], [400, 'attachment.unknown'])
    await county.submit({ photos: [id] })
    const again = await county.call('POST', '/api/matters', {
      body: { district: lantian, text: '灯', photos: [id] },
    })
    assert.deepEqual([again.status, again.body.code], [400, 'attachment.unknown'])
    const { id: matter } = await county.raise('handling')
    const finish = await county.attempt('lt-county-investment', matter, 'finish', {
      result: '好了',
      photos: [id],
    })
    assert.deepEqual([finish.status, finish.body.code], [400, 'attachment.unknown'])
  })

  it('are there once when the reply was lost and the call is sent again', async () => {
    const request = {
      body: { district: lantian, text: '路灯坏了', photos: [await uploaded()] },
      key: newKey(),
    }
    const first = await county.call('POST', '/api/matters', request)
    const second = await county.call('POST', '/api/matters', request)
    assert.equal(second.status, 201, second.text)
    assert.equal(second.text, first.text)
  })

  it('are there once when twenty copies of the call arrive together', async () => {
    const request = {
      body: { district: lantian, text: '路灯坏了', photos: [await uploaded()] },
      key: newKey(),
    }
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => county.call('POST', '/api/matters', request)),
    )
    assert.deepEqual(
      [...new Set(replies.map((one) => one.text))].length,
      1,
      replies.map((one) => one.text).join('\n'),
    )
  })

  it('of the work done stand beside the action, for desk and caller', async () => {
    const receipt = await county.raise('handling')
    const id = await uploaded()
    await county.act('lt-county-investment', receipt.id, 'finish', { result: '好了', photos: [id] })
    const { timeline, photos } = await county.read('lt-intake', receipt.id)
    assert.deepEqual(photos, [])
    assert.deepEqual(
      timeline.at(-1)?.photos.map((one) => one.id),
      [id],
    )
    const seen = await county.track(receipt)
    assert.deepEqual([seen.photos, seen.resultPhotos.map((one) => one.id)], [[], [id]])
  })

  it('are told apart from the caller’s own, and those of a supporting unit are not the caller’s', async () => {
    const [own, more, ofPart, ofWork] = await Promise.all([uploaded(), uploaded(), uploaded(), uploaded()])
    const receipt = await county.raise('handling', { photos: [own] }, ['housing-bureau'])
    await county.act('lt-county-investment', receipt.id, 'ask', { question: '再拍一张？' })
    await county.actAsCaller(receipt, 'answer', { words: '拍了', photos: [more] })
    await county.act('lt-housing-bureau', receipt.id, 'accept-part')
    await county.act('lt-housing-bureau', receipt.id, 'finish-part', { result: '好', photos: [ofPart] })
    await county.act('lt-county-investment', receipt.id, 'finish', { result: '好了', photos: [ofWork] })
    const { photos, resultPhotos } = await county.track(receipt)
    assert.deepEqual(
      [photos.map((one) => one.id), resultPhotos.map((one) => one.id)],
      [[own, more], [ofWork]],
    )
  })
})

describe('a photo is shown', () => {
  it('to whoever may see the matter, and to nobody else', async () => {
    const id = await uploaded()
    const path = `/api/attachments/${id}`
    const look = async (at: string, request = {}) => (await county.call('GET', at, request)).status
    assert.equal(await look(path, { as: 'lt-intake' }), 404, 'unclaimed: nobody’s')
    const receipt = await county.submit({ photos: [id] })
    const other = await county.submit()
    const { secret } = (await county.call('POST', `/api/matters/${receipt.number}/followers`, { body: {} }))
      .body
    const own = `${path}?number=${receipt.number}`
    assert.equal(await look(path, { as: 'lt-intake' }), 200)
    assert.equal(await look(own, { secret: receipt.secret }), 200)
    assert.equal(await look(path), 401)
    assert.equal(await look(path, { as: 'lt-housing-bureau' }), 404, 'not assigned')
    assert.equal(await look(path, { as: 'dz-supervisor' }), 404, 'another county')
    assert.equal(await look(own), 404)
    assert.equal(await look(own, { secret: 'aaaaaaaaaa' }), 404)
    assert.equal(await look(own, { secret }), 404, 'a follower sees no pictures')
    assert.equal(await look(`${path}?number=${other.number}`, { secret: other.secret }), 404)
    const shown = await county.call('GET', own, { secret: receipt.secret })
    assert.equal(shown.headers['content-type'], 'image/jpeg')
    assert.equal(shown.headers['x-content-type-options'], 'nosniff')
  })

  it('never tells whether the secret of another matter was guessed', async () => {
    const mine = await uploaded()
    await county.submit({ photos: [mine] })
    const other = await county.submit()
    const guess = (secret: string) =>
      county.call('GET', `/api/attachments/${mine}?number=${other.number}`, { secret })
    const [right, wrong] = [await guess(other.secret), await guess('aaaaaaaaaa')]
    assert.deepEqual([right.status, right.text], [404, wrong.text])
  })

  it('to a caller three hundred times a minute, and then after a while', async () => {
    const limits: Limits = { ...ordinaryLimits, photo: { by: 'address', windows: [[3, 60]] } }
    const app = await createApp(county.platform, { limits })
    const id = await uploaded()
    const { number } = await county.submit({ photos: [id] })
    const statuses = []
    for (let times = 0; times < 4; times++) {
      const url = `/api/attachments/${id}?number=${number}`
      statuses.push((await app.inject({ url, headers: { 'x-matter-secret': 'aaaaaaaaaa' } })).statusCode)
    }
    await app.close()
    assert.deepEqual(statuses, [404, 404, 404, 429])
  })

  for (const id of ['-'.repeat(36), 'a'.repeat(36), newKey(), '%00', '%2e%2e%2fdemo-password']) {
    it(`never for ${id}`, async () => {
      assert.ok(
        [400, 404].includes((await county.call('GET', `/api/attachments/${id}`, { as: 'lt-intake' })).status),
      )
    })
  }
})

describe('a photo nobody claimed', () => {
  it('goes after a day with its file, and a claimed one stays', async () => {
    const lost = await uploaded()
    const kept = await uploaded()
    await county.submit({ photos: [kept] })
    await county.owner.query(`update attachment set uploaded_at = now() - interval '25 hours'`)
    const young = await uploaded()
    assert.ok((await removeUnclaimed(county.platform)) >= 1)
    assert.throws(() => stored(lost), /ENOENT/)
    assert.ok(stored(kept).length > 0 && stored(young).length > 0)
  })
})
