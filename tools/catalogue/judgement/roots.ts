/** The judgement tables leave out the root that most operations share: `GET field` is `GET /rest/api/3/field`. */
export const shortId = (id: string): string => id.replace(' /rest/api/3/', ' ');
