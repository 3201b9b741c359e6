import { currentDescription } from './current-description';

// `npm run openapi` keeps it in docs/openapi.json.
console.log(JSON.stringify(currentDescription(), undefined, 2));
