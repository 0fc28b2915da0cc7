import { useState } from 'react'
import { type Area, locateArea } from '../../../core/area/contract.ts'
import type { Point } from '../../../core/area/point.ts'
import { call } from '../../lib/call.ts'
import type { AreaStep } from '../form/AreaPicker.tsx'
import { textOf } from '../text-of.ts'

type Found = { areas: AreaStep[]; point: Point }

/** Asks the phone once where it is, and the server which grid that is. The position is not followed. */
export function usePosition(district: string, districtName: string, onFound: (found: Found) => void) {
  const [isLooking, setLooking] = useState(false)
  const [trouble, setTrouble] = useState<string>()

  const look = async (): Promise<void> => {
    setLooking(true)
    setTrouble(undefined)
    try {
      const { coords } = await askPhone()
      const point = { lng: round(coords.longitude), lat: round(coords.latitude) }
      const { grid, path } = await call(locateArea, { query: { ...point, district } })
      if (grid) onFound({ point, areas: [...path, grid].filter(isBelowDistrict).map(nameAndCode) })
      else setTrouble(`您现在的位置不在${districtName}的网格里，请在下面选择或写出事情发生的地点。`)
    } catch (error) {
      setTrouble(isPositionError(error) ? wordsFor(error) : textOf(error))
    } finally {
      setLooking(false)
    }
  }
  return { look, isLooking, trouble }
}

function askPhone(): Promise<GeolocationPosition> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) reject({ code: 2 })
    else
      navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: 15_000 })
  })
}

function isPositionError(error: unknown): error is { code: number } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
}

function wordsFor({ code }: { code: number }): string {
  if (code === 1) return '没有得到您的允许，拿不到位置。不要紧，请在下面选择或写出地点。'
  if (code === 3) return '等了一会儿还没有定到位，可能是在室内。请在下面选择或写出地点。'
  return '这台设备现在给不出位置，请在下面选择或写出地点。'
}

/** Metres are enough: six decimals are a tenth of one. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
const isBelowDistrict = (area: Area): boolean => area.code.length > 6
const nameAndCode = ({ code, name }: Area): AreaStep => ({ code, name })
