import '../ui/base.css'
import './resident.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { applyElder } from './elder.ts'
import { Mishap } from './Mishap.tsx'

applyElder()
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <Mishap>
      <App />
    </Mishap>,
  )
