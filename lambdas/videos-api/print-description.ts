import { describeApi } from './describe-api';
import { allRoutes } from './routes/all-routes';

// `npm run openapi` keeps it in docs/openapi.json.
console.log(JSON.stringify(describeApi(allRoutes), undefined, 2));
