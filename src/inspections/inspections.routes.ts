// The doors of the inspections room.
import { Router } from 'express';
import { idOnly, signedIn } from '../web/guards.ts';
import { showCoverage } from './coverage.page.ts';
import { doImportReadings, showImportReadings } from './import-readings.page.ts';
import { doEnterInspection, showEnterInspection } from './enter-inspection.page.ts';
import { showInspection } from './inspection.page.ts';
import { showInspections } from './inspections.page.ts';
import { doMarkRepeat, showMarkRepeat } from './mark-repeat.page.ts';
import { showMeasure } from './show-measure.page.ts';
import { doAddMeasure, doChangeMeasure, showAddMeasure, showChangeMeasure } from './measure.page.ts';
import { doAddReading, doCorrectReading, showAddReading, showCorrectReading } from './reading.page.ts';

export const inspectionsRoutes = Router();
inspectionsRoutes.param('id', idOnly);

inspectionsRoutes.get('/inspections', signedIn, showInspections);
inspectionsRoutes.get('/inspections/enter', signedIn, showEnterInspection);
inspectionsRoutes.post('/inspections/enter', signedIn, doEnterInspection);
inspectionsRoutes.get('/inspections/coverage', signedIn, showCoverage);
inspectionsRoutes.get('/inspections/:id', signedIn, showInspection);
inspectionsRoutes.get('/findings/:id/measure', signedIn, showAddMeasure);
inspectionsRoutes.post('/findings/:id/measure', signedIn, doAddMeasure);
inspectionsRoutes.route('/findings/:id/repeats').get(signedIn, showMarkRepeat).post(signedIn, doMarkRepeat);
inspectionsRoutes.get('/measures/:id', signedIn, showMeasure);
inspectionsRoutes.get('/measures/:id/reading', signedIn, showAddReading);
inspectionsRoutes.post('/measures/:id/reading', signedIn, doAddReading);
inspectionsRoutes.route('/measures/:id/readings').get(signedIn, showImportReadings).post(signedIn, doImportReadings);
inspectionsRoutes.route('/measures/:id/change').get(signedIn, showChangeMeasure).post(signedIn, doChangeMeasure);
inspectionsRoutes.route('/readings/:id/correct').get(signedIn, showCorrectReading).post(signedIn, doCorrectReading);
