import { DataSource, type DataSourceOptions } from 'typeorm';

import { entities } from './entities.js';
import { migrations } from './migrations/index.js';

/** How TypeORM reaches the database as one role: the owner migrates, the application reads. */
export function dataSourceFor(url: string, poolSize = 8): DataSource {
  const options: DataSourceOptions = {
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    poolSize,
    connectTimeoutMS: 3_000,
    extra: { application_name: 'peerwork', statement_timeout: 15_000, idle_in_transaction_session_timeout: 20_000 },
  };
  return new DataSource(options);
}
