/** A browser and its system as people call them, from what it says of itself. */
export function browserName(agent: string | null): string {
  if (!agent) return '未知程序'
  const browsers: [RegExp, string][] = [
    [/MicroMessenger/, '微信'],
    [/DingTalk/, '钉钉'],
    [/Edg\//, 'Edge 浏览器'],
    [/Firefox\//, 'Firefox 浏览器'],
    [/Chrome\//, 'Chrome 浏览器'],
    [/Safari\//, 'Safari 浏览器'],
  ]
  const systems: [RegExp, string][] = [
    [/Windows/, 'Windows'],
    [/HarmonyOS/, '鸿蒙'],
    [/Android/, '安卓'],
    [/iPhone|iPad/, '苹果手机或平板'],
    [/Mac OS/, '苹果电脑'],
    [/Linux/, 'Linux'],
  ]
  const nameIn = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(agent))?.[1]
  return [nameIn(browsers) ?? '其他程序', nameIn(systems)].filter(Boolean).join('，')
}
