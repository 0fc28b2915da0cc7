// antd's components style themselves while they run, and the content security policy lets in only <style> elements that
// carry the page's nonce, and no style attributes. Most components pass on a nonce given to ConfigProvider; scroll
// locking and measuring do not, and growing text areas set an attribute. So the few places where all of them write are
// changed in the build, and the build fails when an update moves them.

import type { Plugin } from 'vite'

const ofPage = `(document.querySelector('meta[property="csp-nonce"]')?.nonce)`

const places: [file: string, written: RegExp, instead: string][] = [
  ['@rc-component/util/es/Dom/dynamicCSS.js', /\b(?:option\.)?csp\??\.nonce\b/g, ofPage],
  ['@ant-design/icons/es/cssUtils.js', /\b(?:option\.)?csp\??\.nonce\b/g, ofPage],
  // The same by way of the CSSOM, which the policy does not concern.
  [
    '@rc-component/input/es/calculateNodeHeight.js',
    /\.setAttribute\('style', (.+)\);/g,
    '.style.cssText = $1;',
  ],
]

export function stylesUnderPolicy(): Plugin {
  const met = new Set<string>()
  return {
    name: 'styles-under-policy',
    apply: 'build',
    transform(code, id) {
      const [file, written, instead] = places.find(([path]) => id.endsWith(path)) ?? []
      if (!file || !written || instead === undefined) return null
      const changed = code.replace(written, instead)
      if (changed === code) this.error(`${file} is written differently now: see how it sets styles`)
      met.add(file)
      return { code: changed, map: null }
    },
    buildEnd(error) {
      const missing = places.map(([file]) => file).filter((file) => !met.has(file))
      if (!error && missing.length > 0) this.error(`antd no longer sets styles in ${missing.join()}`)
    },
  }
}
