import type { Container } from '../../local/host/app/container';

/** How many containers there have been so far: each that dies or cools down is followed by another. */
export function countContainers(container: Container): () => number {
  const coolDown = container.coolDown.bind(container);
  let met = 1;
  container.coolDown = () => {
    met += 1;
    coolDown();
  };
  return () => met;
}
