// My account: password, second factors, where I am signed in.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Account, readAccount } from '../../../core/person/account-contract.ts'
import { call } from '../../lib/call.ts'
import { Trouble } from '../Trouble.tsx'
import { Waiting } from '../Waiting.tsx'
import { FactorsPanel } from './FactorsPanel.tsx'
import { PasswordPanel } from './PasswordPanel.tsx'
import { SessionsPanel } from './SessionsPanel.tsx'
import './account.css'

export function AccountPage() {
  const client = useQueryClient()
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['account'],
    queryFn: () => call(readAccount),
  })
  useEffect(() => {
    document.title = '账号与安全'
  }, [])
  const take = (account: Account) => client.setQueryData(['account'], account)
  if (!data) return isError ? <Trouble error={error} onRetry={refetch} /> : <Waiting />
  return (
    <main className="account">
      <h1>账号与安全</h1>
      <p className="hint">账号 {data.login}</p>
      {data.hasPassword && <PasswordPanel account={data} onChanged={take} />}
      <FactorsPanel account={data} onChanged={take} onAdded={() => refetch()} />
      <SessionsPanel account={data} onChanged={take} />
    </main>
  )
}
