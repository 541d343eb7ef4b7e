// The door of people: who may open which page of people, posts and organisations.
import { Router } from 'express';
import { idOnly, requires, signedIn } from '../web/guards.ts';
import { addOrganisationPosted, showAddOrganisation } from './add-organisation.page.ts';
import { addPersonPosted, showAddPerson } from './add-person.page.ts';
import { addPostPosted, showAddPost } from './add-post.page.ts';
import { changeOrganisationPosted, showChangeOrganisation } from './change-organisation.page.ts';
import { changePersonPosted, showChangePerson } from './change-person.page.ts';
import { changePostPosted, showChangePost } from './change-post.page.ts';
import { endPostPosted, showEndPost } from './end-post.page.ts';
import { handOverPostPosted, showHandOverPost } from './hand-over-post.page.ts';
import { importPeoplePosted, showImportPeople } from './import-people.page.ts';
import { showOrganisations } from './list-organisations.page.ts';
import { showPeople } from './list-people.page.ts';
import { showPosts } from './list-posts.page.ts';
import { showPerson } from './person.page.ts';
import { mayChangeOrganisations, mayChangePeople, mayChangePosts, mayReadPeople, mayReadPosts } from './person.policy.ts';
import { showPost } from './post.page.ts';

export const peopleRoutes = Router();
peopleRoutes.param('id', idOnly);

const readPeople = [signedIn, requires(mayReadPeople, 'Only an administrator sees the list of people.')];
const changePeople = [signedIn, requires(mayChangePeople, 'Only an administrator adds and changes people.')];
peopleRoutes.get('/people', readPeople, showPeople);
peopleRoutes.get('/people/add-person', changePeople, showAddPerson);
peopleRoutes.post('/people/add-person', changePeople, addPersonPosted);
peopleRoutes.get('/people/import-people', changePeople, showImportPeople);
peopleRoutes.post('/people/import-people', changePeople, importPeoplePosted);
peopleRoutes.get('/people/:id', readPeople, showPerson);
peopleRoutes.get('/people/:id/change-person', changePeople, showChangePerson);
peopleRoutes.post('/people/:id/change-person', changePeople, changePersonPosted);

const readPosts = [signedIn, requires(mayReadPosts, 'Only administrators and clerks see the list of posts.')];
const changePosts = [signedIn, requires(mayChangePosts, 'Only an administrator adds, changes, hands over and ends posts. Ask one to do it.')];
peopleRoutes.get('/posts', readPosts, showPosts);
peopleRoutes.get('/posts/add-post', changePosts, showAddPost);
peopleRoutes.post('/posts/add-post', changePosts, addPostPosted);
peopleRoutes.get('/posts/:id', readPosts, showPost);
peopleRoutes.get('/posts/:id/change-post', changePosts, showChangePost);
peopleRoutes.post('/posts/:id/change-post', changePosts, changePostPosted);
peopleRoutes.get('/posts/:id/hand-over-post', changePosts, showHandOverPost);
peopleRoutes.post('/posts/:id/hand-over-post', changePosts, handOverPostPosted);
peopleRoutes.get('/posts/:id/end-post', changePosts, showEndPost);
peopleRoutes.post('/posts/:id/end-post', changePosts, endPostPosted);

const organisations = [signedIn, requires(mayChangeOrganisations, 'Only an administrator sees, adds and changes organisations.')];
peopleRoutes.get('/organisations', organisations, showOrganisations);
peopleRoutes.get('/organisations/add-organisation', organisations, showAddOrganisation);
peopleRoutes.post('/organisations/add-organisation', organisations, addOrganisationPosted);
peopleRoutes.get('/organisations/:id/change-organisation', organisations, showChangeOrganisation);
peopleRoutes.post('/organisations/:id/change-organisation', organisations, changeOrganisationPosted);
