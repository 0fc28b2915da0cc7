import { Route, Switch } from 'wouter'
import { HomePage } from './HomePage.tsx'
import { MissingPage } from './MissingPage.tsx'
import { PlaceProvider } from './place.tsx'
import { ReportPages } from './report/ReportPages.tsx'
import { Shell } from './Shell.tsx'
import { FindPage } from './track/FindPage.tsx'
import { TrackPage } from './track/TrackPage.tsx'
import { Waiting } from './Waiting.tsx'

export function App() {
  return (
    <PlaceProvider
      whileWaiting={(loaded) => (
        <main>
          <Waiting loaded={loaded} isWholePage />
        </main>
      )}
    >
      <Shell>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/report/*?" component={ReportPages} />
          <Route path="/track" component={FindPage} />
          <Route path="/track/:number">{({ number }) => <TrackPage typed={number} />}</Route>
          <Route component={MissingPage} />
        </Switch>
      </Shell>
    </PlaceProvider>
  )
}
