// Every route of the live app, read from its own router.
import type { Express } from 'express';

interface Layer { route?: { path: string | string[]; methods: Record<string, boolean> }; handle: { stack?: Layer[] } }

/** 'GET /actions/:reference', in the order in which they are asked. */
export function listRoutes(app: Express): string[] {
  return [...new Set(routesOf((app as unknown as { router: { stack: Layer[] } }).router.stack))];
}

function routesOf(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route === undefined) return routesOf(handle.stack ?? []);
    const methods = Object.keys(route.methods).filter((method) => route.methods[method] && method !== 'head');
    return [route.path].flat().flatMap((path) => methods.map((method) => `${method.toUpperCase()} ${path}`));
  });
}
