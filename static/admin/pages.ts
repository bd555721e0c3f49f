export * from '../shared/pages';
