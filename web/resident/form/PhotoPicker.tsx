import { useState } from 'react'
import { photoLimit } from '../../../core/matter/attachment-contract.ts'
import { Labelled } from './Labelled.tsx'
import { mostPhotos, type Photo, type Photos } from './use-photos.ts'

type Props = { id: string; label: string; help?: string; fault?: string | undefined; photos: Photos }

export function PhotoPicker({ id, label, help, fault, photos }: Props) {
  const [refused, setRefused] = useState<string>()
  const left = mostPhotos - photos.list.length
  const reasons = [
    ...new Set(photos.list.flatMap((one) => (one.state === 'failed' && one.text ? [one.text] : []))),
  ]
  const take = (files: File[]): void => {
    const fits = files.filter((file) => isPhoto(file) && file.size <= 3 * photoLimit)
    setRefused(whyNot(files, fits, left))
    photos.add(fits)
  }
  return (
    <Labelled id={`${id}-group`} label={label} help={help} fault={fault ?? refused} isOptional isGroup>
      <ul className="photos">
        {photos.list.map((photo, at) => (
          <PhotoTile key={photo.key} photo={photo} name={`照片 ${at + 1}`} photos={photos} />
        ))}
        {left > 0 && (
          <li className="photo add">
            <input
              id={id}
              type="file"
              accept="image/*"
              multiple
              aria-label={`添加照片，还可以加 ${left} 张`}
              onChange={(event) => {
                take([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
            <span aria-hidden="true">
              <b>＋</b>
              {photos.list.length === 0 ? '拍照或选图' : `${photos.list.length} / ${mostPhotos}`}
            </span>
          </li>
        )}
      </ul>
      {reasons.map((reason) => (
        <p key={reason} className="fault">
          {reason}
        </p>
      ))}
      <p className="visually-hidden" role="status">
        {progressWords(photos.list)}
      </p>
    </Labelled>
  )
}

function PhotoTile({ photo, name, photos }: { photo: Photo; name: string; photos: Photos }) {
  const isUnfit = photo.state === 'failed' && !photo.mayRetry
  return (
    <li className={`photo ${photo.state}`}>
      {photo.preview && !isUnfit ? (
        <img src={photo.preview} alt={name} />
      ) : (
        <span className="photo-kept">{name}</span>
      )}
      {(photo.state === 'waiting' || photo.state === 'sending') && (
        <progress max={1} value={photo.share} aria-label={`${name}上传进度`} />
      )}
      {isUnfit && <span className="photo-note bad">不能用</span>}
      {photo.state === 'failed' && photo.mayRetry && (
        <button
          type="button"
          className="photo-retry"
          onClick={() => photos.retry(photo.key)}
          title={photo.text}
        >
          没传上，重试
        </button>
      )}
      {photo.state === 'sent' && !photo.preview && <span className="photo-note">已上传</span>}
      <button
        type="button"
        className="photo-remove"
        aria-label={`删去${name}`}
        onClick={() => photos.remove(photo.key)}
      >
        ×
      </button>
    </li>
  )
}

function isPhoto(file: File): boolean {
  // Some phones give HEIC photos no type at all.
  return file.type === '' || file.type.startsWith('image/')
}

function whyNot(files: File[], fits: File[], left: number): string | undefined {
  if (fits.length < files.length) return '有的文件不是照片，或者太大（超过 60 MB），没有加上。'
  if (fits.length > left) return `最多 ${mostPhotos} 张照片，多出的没有加上。`
  return undefined
}

function progressWords(list: Photo[]): string {
  const failed = list.filter((one) => one.state === 'failed')
  if (failed.length > 0) return `${failed.length} 张照片没有传上。${failed[0]?.text ?? ''}`
  const sent = list.filter((one) => one.state === 'sent').length
  return list.length > 0 && sent === list.length ? `${sent} 张照片已传上` : ''
}
