import type { Connect, Plugin } from 'vite'

/** While developing, every address below /desk that is not a file opens the staff's page. */
export function deskFallback(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _reply, next) => {
    if (/^\/desk(\/[^.?]*)?(\?.*)?$/.test(request.url ?? '')) request.url = '/desk/index.html'
    next()
  }
  return {
    name: 'desk-fallback',
    configureServer: (server) => void server.middlewares.use(rewrite),
    configurePreviewServer: (server) => void server.middlewares.use(rewrite),
  }
}
