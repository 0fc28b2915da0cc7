import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { DeskApp } from './DeskApp.tsx'
import './desk.css'
import './form/form.css'
import './session/session.css'
import { queryClient } from './queries.ts'
import { watchAttendance } from './session/attendance.ts'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

watchAttendance()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <DeskApp />
    </QueryClientProvider>
  </StrictMode>,
)
