import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { Route, Router, Switch } from 'wouter'
import { readableOnWhite } from '../lib/readable-color.ts'
import { useFeed } from './feed.ts'
import { useMe, usePlace, usePlaces } from './queries.ts'
import { DeskHeader } from './session/DeskHeader.tsx'
import { ProofDialog } from './session/ProofDialog.tsx'
import { SignInPage } from './session/SignInPage.tsx'
import { Session } from './session/session.ts'
import { Trouble } from './Trouble.tsx'
import { deskTheme, plainColor } from './theme.ts'
import { Waiting } from './Waiting.tsx'

const QueuePage = lazy(() => import('./queue/QueuePage.tsx').then((it) => ({ default: it.QueuePage })))
const PrintPage = lazy(() => import('./print/PrintPage.tsx').then((it) => ({ default: it.PrintPage })))
const DefinitionsPage = lazy(() =>
  import('./definition/DefinitionsPage.tsx').then((it) => ({ default: it.DefinitionsPage })),
)
const DefinitionPage = lazy(() =>
  import('./definition/DefinitionPage.tsx').then((it) => ({ default: it.DefinitionPage })),
)
const DraftPage = lazy(() => import('./definition/DraftPage.tsx').then((it) => ({ default: it.DraftPage })))
const AccountPage = lazy(() =>
  import('./session/AccountPage.tsx').then((it) => ({ default: it.AccountPage })),
)
const MatterPage = lazy(() => import('./matter/MatterPage.tsx').then((it) => ({ default: it.MatterPage })))

export function DeskApp() {
  const me = useMe()
  const { data: places } = usePlaces()
  const district = me.data?.district ?? (places?.places.length === 1 ? places.places[0]?.district : undefined)
  const color = places?.places.find((place) => place.district === district)?.color ?? plainColor
  const accent = useMemo(() => readableOnWhite(color), [color])
  const theme = useMemo(() => deskTheme(accent), [accent])

  useEffect(() => document.documentElement.style.setProperty('--brand', accent), [accent])

  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <App className="desk">
        {me.data ? (
          <Session value={me.data}>
            <ProofDialog>
              <SignedIn key={me.data.id} />
            </ProofDialog>
          </Session>
        ) : me.data === null ? (
          <SignInPage />
        ) : me.isError ? (
          <Trouble error={me.error} onRetry={() => me.refetch()} />
        ) : (
          <Waiting />
        )}
      </App>
    </ConfigProvider>
  )
}

function SignedIn() {
  const feed = useFeed()
  const { data: place } = usePlace()
  useEffect(() => {
    document.title = `${place?.brand ?? '民呼我行'} · 办理席位`
  }, [place])
  return (
    <Router base="/desk">
      <DeskHeader feed={feed} />
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/account">
            <AccountPage />
          </Route>
          <Route path="/definitions">
            <DefinitionsPage />
          </Route>
          <Route path="/definitions/drafts/:id">{({ id }) => <DraftPage key={id} id={id} />}</Route>
          <Route path="/definitions/:number">
            {({ number }) => <DefinitionPage key={number} number={Number(number)} />}
          </Route>
          <Route path="/matters/:id">{({ id }) => <MatterPage key={id} id={id} />}</Route>
          <Route path="/print">
            <PrintPage />
          </Route>
          <Route>
            <QueuePage />
          </Route>
        </Switch>
      </Suspense>
    </Router>
  )
}
