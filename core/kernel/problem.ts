// A problem is a refusal the caller can act on: a stable code, an HTTP status and a Chinese sentence that says
// what to do and, where somebody else must act, who. Codes are never reused. docs/problems.md lists exactly these.

type Entry = { status: number; text: string }

/** Words in {braces} are filled from the problem's params. */
export const problems = {
  'input.invalid': { status: 400, text: '填写的内容有误：{what}。请改正后再提交。' },
  'input.not-json': { status: 400, text: '提交的内容不是有效的 JSON，请检查后重试。' },
  'input.too-large': { status: 413, text: '提交的内容过大（上限 {limit}），请精简后重试。' },
  'input.media-type': { status: 415, text: '不支持这种内容格式（{type}）。' },
  'request.unknown': { status: 404, text: '没有这个地址，请检查链接。' },
  'request.too-many': { status: 429, text: '操作过于频繁，请 {seconds} 秒后再试。' },
  'request.malformed': { status: 400, text: '无法识别这个请求，请用浏览器打开本站，或检查所用程序。' },
  'request.headers': {
    status: 431,
    text: '请求头过大（上限 16 KB），请清除浏览器中本站的 Cookie 后重试。',
  },
  'request.slow': { status: 408, text: '网络太慢，提交没有完成，也没有保存；请换个网络后重试。' },
  'request.unavailable': {
    status: 503,
    text: '系统繁忙，请稍后重试；刚才提交的内容没有保存，重新提交不会重复。',
  },
  'request.failed': {
    status: 500,
    text: '系统出错，已记录（编号 {id}）。请稍后重试，或联系本地平台管理员。',
  },
  'idempotency.key': { status: 400, text: 'Idempotency-Key 应为 16 至 100 个字母、数字或短横线。' },
  'idempotency.reused': { status: 422, text: '同一个 Idempotency-Key 已用于另一份内容，请换一个再提交。' },
  'session.wrong': { status: 401, text: '账号或密码不正确。忘记密码请联系本单位的系统管理员。' },
  'session.missing': { status: 401, text: '请先登录。' },
  'session.wait': {
    status: 429,
    text: '尝试次数过多，请{wait}后再试。之前常用的浏览器、通行密钥不受影响；忘记密码请联系本单位的系统管理员。',
  },
  'session.one-time': { status: 401, text: '这个一次性密码已过期，请联系本单位的系统管理员重新发放。' },
  'session.proof': { status: 403, text: '这一步需要再次验证身份（{minutes} 分钟内有效），请验证后继续。' },
  'session.unknown': { status: 404, text: '没有这个登录，它可能已经结束。' },
  'person.unknown': { status: 404, text: '没有账号“{login}”，或者已经停用。' },
  'person.login-taken': { status: 409, text: '账号“{login}”已有人使用，请换一个。' },
  'person.unfit': { status: 422, text: '不能添加：{why}。' },
  'person.linked': { status: 409, text: '账号“{login}”或这个身份已经关联过，一个人只能关联一次。' },
  'password.wrong': { status: 403, text: '现在的密码不正确，请重新填写。' },
  'password.weak': { status: 422, text: '{why}。' },
  'factor.wrong': { status: 403, text: '验证码不正确、已用过或已过期，请核对手机时间后输入新的验证码。' },
  'factor.none': { status: 409, text: '还没有设置两步验证，请先添加验证器或通行密钥。' },
  'factor.needed': { status: 409, text: '您的岗位必须使用两步验证，请先添加另一种验证方式，再删除这一种。' },
  'passkey.unknown': { status: 403, text: '这个通行密钥无法验证，请重试，或改用其他方式登录。' },
  'passkey.origin': {
    status: 409,
    text: '当前网址不能使用通行密钥：请从 {origin} 打开，或联系系统管理员设置 MINHU_ORIGIN。',
  },
  'passkey.too-many': { status: 409, text: '最多保存 {most} 个通行密钥，请先删去不用的。' },
  'sso.none': { status: 404, text: '这里没有开通统一身份认证，请用账号密码登录。' },
  'sso.unavailable': { status: 503, text: '统一身份认证暂时无法使用，请稍后重试，或用账号密码登录。' },
  'sso.refused': { status: 403, text: '统一身份认证没有成功（已过期、已用过或被拒绝），请重新登录。' },
  'sso.stranger': {
    status: 403,
    text: '统一身份认证的这个身份还没有对应本平台的账号，请联系本单位的系统管理员开通。',
  },
  'calendar.duration': {
    status: 400,
    text: '时限“{text}”无法识别。请写成 PT30M、PT4H、P7D、P3WD（工作日）或 PT4WH（工作小时），大于零且不超过 {longest} 天。',
  },
  'session.origin': { status: 403, text: '请求来自其他网站，已拒绝。' },
  'action.unknown': { status: 404, text: '没有“{action}”这个动作。' },
  'action.not-now': { status: 409, text: '“{state}”环节不能做“{action}”，请刷新后查看当前可做的动作。' },
  'action.not-yours': { status: 403, text: '“{action}”应由{who}办理，您的岗位不能代办。' },
  'action.paused': { status: 409, text: '本件已挂起，请先恢复办理，再做“{action}”。' },
  'action.guarded': { status: 409, text: '{why}。' },
  'action.unfit': { status: 409, text: '{why}。' },
  'matter.kind': { status: 400, text: '{place}没有“{kind}”这一类事项。' },
  'matter.not-raised': { status: 403, text: '“{title}”只能由{who}发起，请登录有权发起的岗位。' },
  'matter.unknown': { status: 404, text: '没有找到这件诉求，或者它不在您的办理范围。' },
  'matter.stale': { status: 409, text: '这件诉求刚刚有了新的变化，请看过最新情况后再操作。' },
  'matter.number': { status: 400, text: '编号“{number}”有误，请核对每一位数字后再查询。' },
  'matter.secret': { status: 404, text: '编号或查询码不正确，请核对受理回执。' },
  'district.unknown': { status: 404, text: '没有开通区县代码为“{district}”的平台。' },
  'area.unknown': { status: 400, text: '没有代码为“{area}”的辖区，或者它不在{district}。请重新选择地点。' },
  'area.missing': { status: 404, text: '没有代码为“{code}”的辖区，请核对区划代码。' },
  'area.file-unreadable': { status: 422, text: '这个文件无法读取：{why}。' },
  'area.file-faulty': {
    status: 422,
    text: '文件中有 {count} 处错误，没有导入任何内容。{first}。请改正后重新导入。',
  },
  'attachment.unknown': { status: 400, text: '有照片没有上传成功或已过期，请重新上传。' },
  'attachment.not-image': {
    status: 415,
    text: '这个文件不是能识别的照片，请上传 JPEG、PNG 或 WebP 照片。',
  },
  'batch.one-by-one': {
    status: 422,
    text: '“{action}”会了结诉求、退回或改变责任，不能成批办理，请逐件打开办理。本次一件也没有办理。',
  },
  'batch.forms-differ': {
    status: 422,
    text: '所选诉求不属于同一种办理方式，“{action}”要填写的内容不同，请分开选择后再办理。本次一件也没有办理。',
  },
  'dispatch.departmental': {
    status: 422,
    text: '这一类事项是职能部门的职责，不下派到镇街、社区主办：请派给职能部门，“{org}”可以协办。',
  },
  'matter.merge': { status: 409, text: '不能并入“{number}”：{why}。' },
  'definition.unknown': { status: 404, text: '没有这份定义或草稿，或者您的岗位不能修改做法。' },
  'definition.stale': { status: 409, text: '这份草稿刚刚由{who}保存过，请先查看最新内容，再合并您的修改。' },
  'definition.overtaken': {
    status: 409,
    text: '刚刚发布了第 {number} 号定义，请对照它再核对一遍草稿后发布。',
  },
  'definition.faulty': { status: 422, text: '这份定义有 {count} 处错误：{first}请全部改正后重试。' },
  'definition.past': { status: 422, text: '生效日期不能早于今天（{today}），请重新选择。' },
  'definition.far': { status: 422, text: '生效日期最迟为 {last}，请重新选择。' },
  'definition.busy': { status: 409, text: '正在进行另一次试跑，请等它结束后再试。' },
  'definition.too-many-drafts': { status: 409, text: '草稿已有 {most} 份，请先删去不用的草稿。' },
  'import.file-missing': { status: 404, text: '找不到文件“{file}”，请检查路径和文件名。' },
  'import.not-a-file': { status: 400, text: '“{file}”不是普通文件（例如是文件夹），请指定一个工单文件。' },
  'import.unreadable': { status: 400, text: '无法读取文件“{file}”，请检查文件权限后重试。' },
  'import.empty': { status: 400, text: '文件“{file}”里没有工单，请检查导出是否成功。' },
  'import.format': {
    status: 415,
    text: '文件“{file}”{what}。请导出为 XLSX、CSV 或 JSONL（每行一个 JSON 对象）后重试。',
  },
  'import.too-large': {
    status: 413,
    text: '文件“{file}”{what}，超过上限（{limit}）。请拆成几个文件，或另存为 CSV 后重试。',
  },
  'import.broken': {
    status: 400,
    text: '文件“{file}”已损坏（{what}）。请在 Excel 或 WPS 中打开并另存为 XLSX 后重试。',
  },
  'import.column-missing': {
    status: 400,
    text: '找不到诉求内容这一列（现有的列：{found}）。请把内容列的标题改为其中之一：{accepted}。',
  },
  'import.column-duplicate': {
    status: 400,
    text: '“{first}”和“{second}”是同一列，出现了两次，请删去或改名后重试。',
  },
  'exchange.file': { status: 400, text: '无法读取文件“{file}”：{why}。' },
  'exchange.too-large': {
    status: 413,
    text: '文件“{file}”有 {size}，超过上限 {limit}。请只导出一个流程后重试。',
  },
  'exchange.encoding': { status: 400, text: '文件“{file}”不是 UTF-8 编码，请另存为 UTF-8 后重试。' },
  'exchange.format': { status: 415, text: '文件“{file}”不能作为 {format} 读取：{why}。' },
  'exchange.faulty': {
    status: 422,
    text: '文件“{file}”有 {count} 处错误，没有导入任何内容。{first}。请改正后重新导入。',
  },
  'exchange.choose': {
    status: 400,
    text: '文件“{file}”里有 {count} 个流程（{names}），请用 --service 写明导入哪一个。',
  },
  'exchange.playbook': { status: 404, text: '没有做法“{playbook}”（现有：{known}）。' },
  'exchange.workflow': { status: 404, text: '做法“{playbook}”没有用到流程“{workflow}”（现有：{known}）。' },
  'exchange.out': { status: 409, text: '不能写入“{file}”：{why}。' },
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof problems

type Detail = { path: string; text: string }

export class Problem extends Error {
  readonly code: ProblemCode
  readonly params: Record<string, string | number>
  /** Which inputs are at fault, for showing beside the field. */
  readonly details: Detail[]
  /** The present state, where the caller acted on an old one. */
  readonly present: unknown

  constructor(
    code: ProblemCode,
    params: Record<string, string | number> = {},
    more: { details?: Detail[]; present?: unknown } = {},
  ) {
    super(textOf(code, params))
    this.name = 'Problem'
    this.code = code
    this.params = params
    this.details = more.details ?? []
    this.present = more.present
  }

  get status(): number {
    return problems[this.code].status
  }
}

function textOf(code: ProblemCode, params: Record<string, string | number>): string {
  return problems[code].text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''))
}
