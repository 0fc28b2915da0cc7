import { Link } from 'wouter'
import { useTitle } from './use-title.ts'

export function MissingPage() {
  const heading = useTitle('没有这个页面')
  return (
    <section className="page narrow">
      <h1 ref={heading} tabIndex={-1}>
        没有这个页面
      </h1>
      <p>地址可能抄错了一个字，或者页面已经搬走。您可以从这里重新开始：</p>
      <p className="row">
        <Link href="/" className="button main">
          回到首页
        </Link>
        <Link href="/track" className="button">
          查询进度
        </Link>
      </p>
    </section>
  )
}
