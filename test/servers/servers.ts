import { inject } from "vitest";

/** The URL of a real Redis: `RAMP_REDIS_URL`, or one that this run starts. Tests share its data. */
export function findRedis(): Promise<string> {
  return findServer("RAMP_REDIS_URL", "/redis");
}

/** The URL of a real PostgreSQL: `RAMP_POSTGRES_URL`, or one that this run starts. */
export function findPostgres(): Promise<string> {
  return findServer("RAMP_POSTGRES_URL", "/postgres");
}

async function findServer(variable: string, path: string): Promise<string> {
  const named = process.env[variable];
  if (named !== undefined) return named;
  const response = await fetch(inject("servers") + path);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
