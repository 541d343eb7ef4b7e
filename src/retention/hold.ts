// A hold: a panel's business, or an inspection's, is kept beyond its date for the time being, with the reason.

export interface Hold {
  id: string;
  panelId: string | null;
  inspectionId: string | null;
  panelName: string | null;
  inspectionTitle: string | null;
  why: string;
  placedAt: Date;
  placedByName: string;
  liftedAt: Date | null;
  version: number;
}

export function holdLabel({ panelName, inspectionTitle }: Pick<Hold, 'panelName' | 'inspectionTitle'>): string {
  return panelName ?? inspectionTitle ?? '';
}

export function isInForce({ liftedAt }: Pick<Hold, 'liftedAt'>): boolean {
  return liftedAt === null;
}
