// Our words in a BPMN file, under a name of their own: what BPMN has no place for. Values are JSON texts.

export const minhuExtension = {
  name: 'Minhu',
  uri: 'urn:minhu:workflow:1',
  prefix: 'minhu',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Kept',
      superClass: ['Element'],
      properties: [
        { name: 'name', isAttr: true, type: 'String' },
        { name: 'absent', isAttr: true, type: 'Boolean' },
        { name: 'drawn', isAttr: true, type: 'String' },
        { name: 'value', isBody: true, type: 'String' },
      ],
    },
    {
      name: 'Action',
      superClass: ['Element'],
      properties: [
        { name: 'id', isAttr: true, type: 'String' },
        { name: 'kept', isMany: true, type: 'Kept' },
      ],
    },
    {
      name: 'DrawsAction',
      extends: ['bpmn:SequenceFlow', 'bpmn:ExclusiveGateway'],
      properties: [{ name: 'action', isAttr: true, type: 'String' }],
    },
    { name: 'HasDesk', extends: ['bpmn:Lane'], properties: [{ name: 'desk', isAttr: true, type: 'String' }] },
    {
      name: 'Reminds',
      extends: ['bpmn:EndEvent'],
      properties: [{ name: 'reminder', isAttr: true, type: 'Boolean' }],
    },
    {
      name: 'Explains',
      extends: ['bpmn:TextAnnotation'],
      properties: [{ name: 'legend', isAttr: true, type: 'Boolean' }],
    },
  ],
}

/** ISO-8601 has no working days and hours; a duration that needs them says whose language it is. */
export const durationLanguage = 'urn:minhu:duration'
