// Elder mode 适老化: one switch makes everything larger, for good, on this device.

import { useState } from 'react'
import { recall, remember } from '../lib/remember.ts'

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

export function applyElder(isOn = recall('elder', isFlag) ?? false): boolean {
  document.documentElement.classList.toggle('elder', isOn)
  return isOn
}

export function useElder(): [isOn: boolean, toggle: () => void] {
  const [isOn, setOn] = useState(() => document.documentElement.classList.contains('elder'))
  return [
    isOn,
    () => {
      remember('elder', !isOn)
      setOn(applyElder(!isOn))
    },
  ]
}
