// The doors of the meetings room.
import { Router } from 'express';
import { idOnly, signedIn } from '../web/guards.ts';
import { endCalendarFeedPosted, makeCalendarFeedPosted, showCalendarFeeds } from './calendar-feeds.page.ts';
import { agreeMinutesPosted, showAgreeMinutes } from './agree-minutes.page.ts';
import { showCalendar } from './calendar.page.ts';
import { doChangeMeeting, showChangeMeeting } from './change-meeting.page.ts';
import { showForward } from './forward.page.ts';
import { showMeeting } from './meeting.page.ts';
import { showMeetings } from './meetings.page.ts';
import { moveStepPosted, showMoveStep } from './move-step.page.ts';
import { doPlanMeeting, showPlanMeeting } from './plan-meeting.page.ts';
import { recordAttendancePosted, showRecordAttendance } from './record-attendance.page.ts';
import { sendCalendarFeed } from './send-calendar-feed.page.ts';
import { showYear } from './year.page.ts';

export const meetingsRoutes = Router();
meetingsRoutes.param('id', idOnly);

meetingsRoutes.get('/meetings', signedIn, showMeetings);
meetingsRoutes.get('/meetings/calendar', signedIn, showCalendar);
meetingsRoutes.get('/meetings/plan', signedIn, showPlanMeeting);
meetingsRoutes.post('/meetings/plan', signedIn, doPlanMeeting);
meetingsRoutes.get('/meetings/year/:code', signedIn, showYear);
meetingsRoutes.get('/meetings/forward/:code', signedIn, showForward);
meetingsRoutes.get('/meetings/:id', signedIn, showMeeting);
meetingsRoutes.get('/meetings/:id/attendance', signedIn, showRecordAttendance);
meetingsRoutes.post('/meetings/:id/attendance', signedIn, recordAttendancePosted);
meetingsRoutes.get('/meetings/:id/move-step/:step', signedIn, showMoveStep);
meetingsRoutes.post('/meetings/:id/move-step/:step', signedIn, moveStepPosted);
meetingsRoutes.get('/meetings/:id/agree-minutes', signedIn, showAgreeMinutes);
meetingsRoutes.post('/meetings/:id/agree-minutes', signedIn, agreeMinutesPosted);
meetingsRoutes.get('/meetings/:id/change', signedIn, showChangeMeeting);
meetingsRoutes.post('/meetings/:id/change', signedIn, doChangeMeeting);

meetingsRoutes.get('/account/calendar', signedIn, showCalendarFeeds);
meetingsRoutes.post('/account/calendar', signedIn, makeCalendarFeedPosted);
meetingsRoutes.post('/account/calendar/end', signedIn, endCalendarFeedPosted);
meetingsRoutes.get('/calendar-feeds/:token/calendar.ics', sendCalendarFeed);
