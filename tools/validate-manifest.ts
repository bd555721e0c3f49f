/**
 * Is manifest.yml valid? Asks @forge/manifest, the package that `forge lint` and `forge deploy` ask first. It needs no login and no
 * network. It does not see whether handlers export what they should; test/manifest.test.ts does.
 */
import { validate } from '@forge/manifest';

async function main(): Promise<void> {
  const { success, errors = [] } = await validate(false);
  for (const { level, line, column, message } of errors) {
    process.stdout.write(`${level} manifest.yml:${line}:${column} ${message}\n`);
  }
  const isValid = success && errors.length === 0;
  process.stdout.write(`manifest.yml: ${isValid ? 'valid' : 'not valid'}\n`);
  process.exitCode = isValid ? 0 : 1;
}

void main();
