import { Button, Popover } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { signOut } from '../../../core/person/sign-in-contract.ts'
import { call } from '../../lib/call.ts'
import type { FeedState } from '../feed.ts'
import { endSession, usePlace, usePlaces } from '../queries.ts'
import { useSession } from './session.ts'

export function DeskHeader({ feed }: { feed: FeedState }) {
  const me = useSession()
  const { data: place } = usePlace()
  const { data: places } = usePlaces()
  const first = me.posts[0]
  const [isShown, setShown] = useState(false)
  return (
    <>
      {places?.isDemo && (
        <p className="demo-banner">演示环境：人员和诉求均为虚构，账号密码是公开的，请勿录入真实信息。</p>
      )}
      <header className="desk-header">
        <Link href="/" className="brand">
          <span className="brand-name">{place?.brand ?? '民呼我行'}</span>
          <span className="brand-place">{me.districtName}办理席位</span>
        </Link>
        <span className="header-side">
          {me.mayConfigure && (
            <Link href="/definitions" className="header-link">
              做法管理
            </Link>
          )}
          <span className={`feed feed-${feed}`} role="status">
            <span>{feed === 'connected' ? '已连接' : '重连中'}</span>
          </span>
          <Popover
            trigger="click"
            placement="bottomRight"
            open={isShown}
            onOpenChange={setShown}
            content={<WhoAmI onGo={() => setShown(false)} />}
          >
            <button type="button" className="who">
              <b>{me.name}</b>
              {first && (
                <span className="who-post">
                  {first.roleTitle} · {first.orgName ?? first.areaName}
                  {me.posts.length > 1 && ` 等 ${me.posts.length} 个岗位`}
                </span>
              )}
            </button>
          </Popover>
        </span>
      </header>
    </>
  )
}

function WhoAmI({ onGo }: { onGo: () => void }) {
  const me = useSession()
  return (
    <div className="who-card">
      <p>
        <b>{me.name}</b>
      </p>
      {me.posts.length === 0 && <p className="hint">今天没有在任的岗位</p>}
      <ul>
        {me.posts.map((post) => (
          <li key={post.id}>
            {post.roleTitle}
            <span className="hint">{[post.orgName, post.areaName].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <Link href="/account" onClick={onGo}>
        账号与安全
      </Link>
      <Button block onClick={leave}>
        退出登录
      </Button>
    </div>
  )
}

async function leave(): Promise<void> {
  await call(signOut)
  endSession()
}
