// What every page shows of the council it belongs to: its name, its words, its colour.
import { wordsOf, type OwnWords, type Words } from './words.ts';

export interface Face {
  councilName: string;
  isDemonstration: boolean;
  /** '#rrggbb'; white text must be legible on it (`mayBeBrandColour`). */
  brandColour: string;
  words: Words;
}

export const OUR_COLOUR = '#0f4c5c';

/** For pages shown before the council is known, such as a refusal at the door. */
export const plainFace: Face = { councilName: '', isDemonstration: false, brandColour: OUR_COLOUR, words: wordsOf() };

export interface FaceSettings { councilName: string; isDemonstration: boolean; brandColour: string; words: Partial<OwnWords> }

/** @param settings the council's; a colour that white is not legible on gives way to ours */
export function faceOf(settings: FaceSettings): Face {
  const { councilName, isDemonstration, brandColour, words } = settings;
  return { councilName, isDemonstration, brandColour: mayBeBrandColour(brandColour) ? brandColour : OUR_COLOUR, words: wordsOf(words) };
}

/** White on the colour must reach 4.5:1 (WCAG 1.4.3), as the header and the buttons are drawn so. */
export function mayBeBrandColour(colour: string): boolean {
  return /^#[0-9a-f]{6}$/.test(colour) && 1.05 / (luminance(colour) + 0.05) >= 4.5;
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
