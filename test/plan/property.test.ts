// What must hold for any document, asked of a few; property.whole.test.ts asks hundreds.
import { itHoldsForAll, madeDocuments } from './properties.ts';

itHoldsForAll(madeDocuments(16));
