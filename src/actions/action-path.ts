// Where an action's pages are.

export function actionPath(reference: string, page?: string): string {
  return page === undefined ? `/actions/${reference}` : `/actions/${reference}/${page}`;
}
