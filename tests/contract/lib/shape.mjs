// Shapes learnt from recorded JSON: which keys an object always and sometimes has, and which types a value takes.

export class Shape {
  constructor() {
    this.types = new Set();
    this.objects = 0;
    this.keys = new Map();
    this.items = null;
  }

  learn(value) {
    const type = typeOf(value);
    this.types.add(type);
    if (type === 'array') {
      this.items ??= new Shape();
      for (const item of value) this.items.learn(item);
    }
    if (type === 'object') {
      this.objects++;
      for (const [name, member] of Object.entries(value)) {
        if (!this.keys.has(name)) this.keys.set(name, { shape: new Shape(), times: 0 });
        const key = this.keys.get(name);
        key.times++;
        key.shape.learn(member);
      }
    }
    return this;
  }

  /**
   * What of a value was never seen, and what was always seen and is not there: "path: what". Keys are judged by this shape, types by the wider one,
   * which has learnt from more.
   */
  differences(value, path = '', wider = this) {
    const type = typeOf(value);
    if (!wider.types.has(type)) return [`${path || '/'}: ${type} instead of ${[...wider.types].sort().join(' or ')}`];
    if (type === 'array') {
      const items = wider.items;
      return value.flatMap(item => items.types.size === 0 ? [] : items.differences(item, `${path}/*`));
    }
    if (type !== 'object' || this.objects === 0) return [];
    const missing = [...this.keys].filter(([name, key]) => key.times === this.objects && !(name in value)).map(([name]) => `${path}/${name}: missing`);
    return [
      ...missing,
      ...Object.entries(value).flatMap(([name, member]) => {
        const shape = this.keys.get(name)?.shape;
        return shape ? shape.differences(member, `${path}/${name}`, wider.keys.get(name).shape) : [`${path}/${name}: never recorded`];
      }),
    ];
  }
}

export function typeOf(value) {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
