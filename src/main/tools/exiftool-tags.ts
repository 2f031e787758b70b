/** What ExifTool calls the places of captions, where it has names of its own. Used to write through it and, in tests, to read its reports. */

/** ExifTool's names of the IIM datasets. */
export const iimTags: Readonly<Record<string, string>> = {
  '2:04': 'ObjectAttributeReference',
  '2:05': 'ObjectName',
  '2:10': 'Urgency',
  '2:12': 'SubjectReference',
  '2:15': 'Category',
  '2:20': 'SupplementalCategories',
  '2:25': 'Keywords',
  '2:30': 'ReleaseDate',
  '2:35': 'ReleaseTime',
  '2:37': 'ExpirationDate',
  '2:38': 'ExpirationTime',
  '2:40': 'SpecialInstructions',
  '2:42': 'ActionAdvised',
  '2:45': 'ReferenceService',
  '2:47': 'ReferenceDate',
  '2:50': 'ReferenceNumber',
  '2:55': 'DateCreated',
  '2:60': 'TimeCreated',
  '2:80': 'By-line',
  '2:85': 'By-lineTitle',
  '2:90': 'City',
  '2:92': 'Sub-location',
  '2:95': 'Province-State',
  '2:100': 'Country-PrimaryLocationCode',
  '2:101': 'Country-PrimaryLocationName',
  '2:103': 'OriginalTransmissionReference',
  '2:105': 'Headline',
  '2:110': 'Credit',
  '2:115': 'Source',
  '2:116': 'CopyrightNotice',
  '2:120': 'Caption-Abstract',
  '2:122': 'Writer-Editor',
};

/** ExifTool's groups whose names are not those of the XMP prefixes. */
export const groups: Readonly<Record<string, string>> = { Iptc4xmpCore: 'iptcCore', Iptc4xmpExt: 'iptcExt' };
/** XMP properties that ExifTool calls otherwise. */
export const renamed: Readonly<Record<string, string>> = {
  AddlModelInfo: 'AdditionalModelInformation',
  DigImageGUID: 'DigitalImageGUID',
  EventId: 'EventID',
  RegistryId: 'RegistryID',
};
