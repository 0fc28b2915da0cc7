// Which district this resident speaks to. One served: that one; several: the person chooses once on this device.

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { listPlaces, readPlace } from '../../core/playbook/contract.ts'
import { call, type ReplyOf } from '../lib/call.ts'
import { readableOnWhite } from '../lib/readable-color.ts'
import { forget, recall, remember } from '../lib/remember.ts'
import { type Loaded, useLoad } from '../lib/use-load.ts'

export type Place = ReplyOf<typeof listPlaces>['places'][number]
export type Playbook = ReplyOf<typeof readPlace>
export type Category = Playbook['categories'][number]

type Places = {
  places: Place[]
  isDemo: boolean
  place: Place | undefined
  choose: (district: string | undefined) => void
}

const Context = createContext<Places | undefined>(undefined)

export function usePlaces(): Places {
  const places = useContext(Context)
  if (!places) throw new Error('usePlaces outside PlaceProvider')
  return places
}

const isCode = (value: unknown): value is string => typeof value === 'string'

export function PlaceProvider(props: {
  children: ReactNode
  whileWaiting: (loaded: Loaded<unknown>) => ReactNode
}) {
  const loaded = useLoad('places', (signal) => call(listPlaces, { signal }))
  const [district, setDistrict] = useState(() => recall('district', isCode))
  const places = loaded.state === 'ready' ? loaded.value.places : []
  const place = places.length === 1 ? places[0] : places.find((one) => one.district === district)
  const color = place?.color

  useEffect(() => {
    const { style } = document.documentElement
    if (!color) return
    const accent = readableOnWhite(color)
    style.setProperty('--accent', accent)
    style.setProperty('--accent-soft', `${accent}14`)
    style.setProperty('--accent-line', `${accent}59`)
  }, [color])

  if (loaded.state !== 'ready') return props.whileWaiting(loaded)

  const choose = (next: string | undefined): void => {
    if (next) remember('district', next)
    else forget('district')
    setDistrict(next)
  }
  return <Context value={{ places, isDemo: loaded.value.isDemo, place, choose }}>{props.children}</Context>
}

export function usePlaybook(district: string): Loaded<Playbook> {
  return useLoad(`playbook ${district}`, (signal) => call(readPlace, { params: { district }, signal }))
}
