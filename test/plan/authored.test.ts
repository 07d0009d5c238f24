// What must hold for any document, asked of those whose authors set rows of pictures, words beside photos, and steps.
import { authoredDocuments, itHoldsForAll } from './properties.ts';

itHoldsForAll(authoredDocuments(20), ['W_GAP']);
