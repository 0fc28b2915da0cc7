export const passwordHint =
  '至少 10 个字，汉字、空格、符号都可以，不必大小写混用。用几个不相干的词连起来，好记又难猜。'
